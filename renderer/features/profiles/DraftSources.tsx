import { Button, Modal, Popconfirm } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ChangeEvent } from 'react';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import { profilesText as text } from '#shared/i18n/zh-CN/profiles.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import type { ProfileDraft } from './profile-draft.ts';

type Props = {
  readonly today: string;
  readonly draft: ProfileDraft | null;
  readonly onBegin: (from: ProfileDraft['from'], profile: StationProfile) => void;
  readonly onDrop: () => void;
};

/** Where a draft may start: the station's own profile, another station's, or a file; and the way back. */
export function DraftSources({ today, draft, onBegin, onDrop }: Props) {
  const [choosing, setChoosing] = useState(false);
  return (
    <div className="profile-sources">
      {draft !== null && <span data-testid="draft-from">{fromWords(draft)}</span>}
      <Button data-testid="profile-shipped" onClick={() => setChoosing(true)}>
        {text.fromShipped}
      </Button>
      <FileButton onProfile={(profile) => onBegin({ kind: 'file' }, profile)} />
      {draft !== null && (
        <Popconfirm
          title={text.startOverTitle}
          description={text.startOverBody}
          okText={text.yes}
          cancelText={text.no}
          onConfirm={onDrop}
        >
          <Button data-testid="profile-start-over">{text.startOver}</Button>
        </Popconfirm>
      )}
      {choosing && (
        <ShippedList
          today={today}
          onClose={() => setChoosing(false)}
          onProfile={(name, profile) => {
            setChoosing(false);
            onBegin({ kind: 'shipped', name }, profile);
          }}
        />
      )}
    </div>
  );
}

function fromWords({ from }: ProfileDraft): string {
  return from.kind === 'shipped' ? text.editing.shipped(from.name) : text.editing[from.kind];
}

function FileButton({ onProfile }: { readonly onProfile: (profile: StationProfile) => void }) {
  const station = useStation();
  const feedback = useFeedback();
  const input = useRef<HTMLInputElement>(null);
  const read = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    try {
      onProfile(await station.profiles.readFile({ content: await file.text() }));
    } catch (error) {
      feedback.refused(error);
    }
    // The same file, mended, may be chosen again.
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>{text.fromFile}</Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        data-testid="profile-file"
        onChange={(event) => void read(event)}
      />
    </>
  );
}

type ListProps = {
  readonly today: string;
  readonly onClose: () => void;
  readonly onProfile: (name: string, profile: StationProfile) => void;
};

function ShippedList({ today, onClose, onProfile }: ListProps) {
  const station = useStation();
  const feedback = useFeedback();
  const list = useQuery(useStationQueries().profiles.shipped.queryOptions()).data ?? [];
  const use = async (id: string, name: string): Promise<void> => {
    try {
      onProfile(name, await station.profiles.readShipped({ id, firstDay: today }));
    } catch (error) {
      feedback.refused(error);
    }
  };
  return (
    <Modal open width={560} title={text.fromShippedTitle} footer={null} onCancel={onClose}>
      <p className="quiet">{text.fromShippedHelp}</p>
      <ul className="profile-shipped">
        {list.map(({ id, stationName }) => (
          <li key={id}>
            <span>{stationName}</span>
            <Button data-testid={`shipped-${id}`} onClick={() => void use(id, stationName)}>
              {text.use}
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
