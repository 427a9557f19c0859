import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ProfileProblem } from '#shared/domain/profile-problem.ts';
import { profilesText as text } from '#shared/i18n/zh-CN/profiles.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { CheckDialog, type CheckOutcome } from './CheckDialog.tsx';
import { DateField } from './DateField.tsx';
import { tidyProfile, type ProfileDraft } from './profile-draft.ts';

type Props = {
  readonly draft: ProfileDraft | null;
  readonly clerk: string;
  readonly clerkField: ReactNode;
  readonly today: string;
  readonly onEffectiveOn: (date: string) => void;
  /** The field of a named fault is to be brought under the manager's eyes. */
  readonly onGoTo: (found: ProfileProblem) => void;
  readonly onSaved: () => void;
};

/** Always in sight: whether something is unsaved, from which day it shall count, and the dry run that comes before saving. */
export function DraftBar({ draft, clerk, clerkField, today, onEffectiveOn, onGoTo, onSaved }: Props) {
  const station = useStation();
  const feedback = useFeedback();
  const [outcome, setOutcome] = useState<CheckOutcome | null>(null);
  const [checking, setChecking] = useState(false);
  const save = useWrite(station.profiles.save, {
    onSuccess: ({ version, effectiveOn }) => {
      feedback.done(text.check.saved(version, effectiveOn));
      setOutcome(null);
      onSaved();
    },
  });
  // A draft left open overnight cannot count from yesterday.
  const effectiveOn = draft === null || draft.effectiveOn < today ? today : draft.effectiveOn;
  const check = async (): Promise<void> => {
    if (draft === null) return;
    setChecking(true);
    try {
      setOutcome(await station.profiles.check({ draft: tidyProfile(draft.profile), effectiveOn }));
    } catch (error) {
      feedback.refused(error);
    }
    setChecking(false);
  };
  return (
    <div className="profile-bar" data-testid="profile-bar">
      <strong className={draft === null ? 'quiet' : 'check-loss'}>
        {draft === null ? text.bar.unchanged : text.bar.changed}
      </strong>
      {draft !== null && (
        <>
          <label className="profile-bar-date">
            {text.bar.effectiveOn}
            <DateField
              date={effectiveOn}
              label={text.bar.effectiveOn}
              from={today}
              testId="profile-effective-on"
              onDate={onEffectiveOn}
            />
          </label>
          <span className="quiet">{text.bar.help}</span>
          <Button
            type="primary"
            size="large"
            loading={checking}
            data-testid="profile-check"
            onClick={() => void check()}
          >
            {checking ? text.bar.checking : text.bar.check}
          </Button>
        </>
      )}
      {draft !== null && outcome !== null && (
        <CheckDialog
          outcome={outcome}
          effectiveOn={effectiveOn}
          clerk={clerk}
          clerkField={clerkField}
          saving={save.pending}
          onBack={() => setOutcome(null)}
          onGoTo={(found) => {
            setOutcome(null);
            onGoTo(found);
          }}
          onSave={(reason) =>
            void save.run({
              draft: tidyProfile(draft.profile),
              effectiveOn,
              basedOn: draft.basedOn,
              origin: draft.from.kind === 'file' ? 'file' : 'screen',
              reason,
              clerk,
            })
          }
        />
      )}
    </div>
  );
}
