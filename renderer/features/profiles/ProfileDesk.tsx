import { Alert, Button, Spin, Tabs } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import type { ProfileVersion } from '#shared/contract/profiles.ts';
import type { ProfilePart, ProfileProblem } from '#shared/domain/profile-problem.ts';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { profilesText as text } from '#shared/i18n/zh-CN/profiles.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { DraftBar } from './DraftBar.tsx';
import { DraftSources } from './DraftSources.tsx';
import { focusField } from './focus-field.ts';
import type { ProfileDraft } from './profile-draft.ts';
import { profilePages } from './profile-parts.ts';
import { useVersionActions } from './use-version-actions.ts';
import { VersionList } from './VersionList.tsx';
import './profiles.css';

type Props = {
  readonly clerk: string;
  /** Stands beside the button that saves. */
  readonly clerkField: ReactNode;
  readonly today: string;
  /** Null while nothing was changed. Kept by the screen, so that a look at another page loses nothing. */
  readonly draft: ProfileDraft | null;
  readonly onDraft: (draft: ProfileDraft | null) => void;
};

/** The station's own rules and texts: edited here, tried out on everybody, and saved as a version with a day. */
export function ProfileDesk(props: Props) {
  const queries = useStationQueries();
  const versions = useQuery(queries.profiles.list.queryOptions());
  const inForce = versions.data?.find(({ state }) => state === 'in-force');
  const current = useQuery(
    queries.profiles.get.queryOptions({ input: { version: inForce?.version ?? 0 }, enabled: inForce !== undefined }),
  );
  if (versions.data === undefined || current.data === undefined) {
    const failed = versions.isError || current.isError;
    return failed ? (
      <Button onClick={() => void versions.refetch().then(() => current.refetch())}>{text.again}</Button>
    ) : (
      <Spin description={text.loading} />
    );
  }
  return <Editor {...props} versions={versions.data} current={current.data.profile} />;
}

type EditorProps = Props & { readonly versions: readonly ProfileVersion[]; readonly current: StationProfile };

function Editor({ clerk, clerkField, today, draft, onDraft, versions, current }: EditorProps) {
  const [tab, setTab] = useState<string>('phases');
  const goTo = useGoTo(setTab);
  const basedOn = versions[0]?.version ?? 0;
  const profile = draft?.profile ?? current;
  const begin = (from: ProfileDraft['from'], next: StationProfile): void =>
    onDraft({ profile: next, from, basedOn, effectiveOn: draft?.effectiveOn ?? today });
  const change = (patch: Partial<StationProfile>): void =>
    begin(draft?.from ?? { kind: 'screen' }, { ...profile, ...patch });
  const actions = useVersionActions((next) => begin({ kind: 'screen' }, next));
  return (
    <div className="profiles">
      <Versions versions={versions} />
      <DraftSources today={today} draft={draft} onBegin={begin} onDrop={() => onDraft(null)} />
      <Tabs
        activeKey={tab}
        onChange={setTab}
        items={[
          ...Object.entries(profilePages).map(([key, Part]) => ({
            key,
            label: text.parts[key as ProfilePart],
            children: <Part profile={profile} change={change} />,
          })),
          {
            key: 'history',
            label: text.history,
            children: <VersionList versions={versions} onEdit={actions.edit} onExport={actions.exportFile} />,
          },
        ]}
      />
      <DraftBar
        draft={draft}
        clerk={clerk}
        clerkField={clerkField}
        today={today}
        onEffectiveOn={(effectiveOn) => draft && onDraft({ ...draft, effectiveOn })}
        onGoTo={goTo}
        onSaved={() => onDraft(null)}
      />
    </div>
  );
}

/** Opens the page of a fault; the cursor follows once the page stands there. */
function useGoTo(onTab: (tab: string) => void): (found: ProfileProblem) => void {
  const [wanted, setWanted] = useState<ProfileProblem | null>(null);
  useEffect(() => {
    if (wanted === null || wanted.field === '') return undefined;
    // The dialog gives the focus back to where it was, and only then is it free.
    const timer = setTimeout(() => focusField(wanted.field), 300);
    return () => clearTimeout(timer);
  }, [wanted]);
  return (found) => {
    onTab(found.part);
    setWanted({ ...found });
  };
}

function Versions({ versions }: { readonly versions: readonly ProfileVersion[] }) {
  const inForce = versions.find(({ state }) => state === 'in-force');
  const upcoming = versions.filter(({ state }) => state === 'upcoming').toReversed();
  const isNew = versions.length === 1 && versions[0]?.origin === 'shipped';
  return (
    <div className="profile-versions-line" data-testid="profile-in-force">
      {inForce && <strong>{text.inForce(inForce.version, inForce.effectiveOn)}</strong>}
      {upcoming.map(({ version, effectiveOn }) => (
        <span key={version}>{text.upcoming(version, effectiveOn)}</span>
      ))}
      {isNew && <Alert type="info" title={text.firstUse} />}
    </div>
  );
}
