import { Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import type { DeficiencyNotice } from '#shared/contract/applications.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { Application } from './use-application.ts';

const text = applicationsText.told;

type Props = {
  readonly told: readonly DeficiencyNotice[];
  /** What is wrong now stood on the newest notice, word for word. */
  readonly printed: boolean;
  readonly actions: Application['told'];
};

/** What this person was told to mend, what of it is mended, and a new 补正告知书. */
export function ToldPanel({ told, printed, actions }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Flex vertical gap="small">
      {told.slice(0, 2).map((notice) => (
        <ToldNotice key={notice.id} notice={notice} onMend={(place) => actions.mend(notice.id, place)} />
      ))}
      <Button data-testid="tell-open" onClick={() => setOpen(true)}>
        {text.open}
      </Button>
      {open && (
        <Modal open title={text.title} footer={null} onCancel={() => setOpen(false)}>
          <TellForm
            actions={actions}
            printedBy={printed ? (told[0]?.respondBy ?? null) : undefined}
            onDone={() => setOpen(false)}
          />
        </Modal>
      )}
    </Flex>
  );
}

type NoticeProps = { readonly notice: DeficiencyNotice; readonly onMend?: (place: number) => void };

export function ToldNotice({ notice, onMend }: NoticeProps) {
  return (
    <div className="told" data-testid="told">
      <strong>{text.before(dateTimeText(notice.atMs), notice.clerk)}</strong>
      <ul>
        {notice.faults.map(({ place, fault, mend, mended, byHand }) => (
          <li key={place} className={mended ? 'told-mended' : 'told-open'} data-mended={mended}>
            <span>{fault}</span>
            <em>{mended ? text.mended : text.still}</em>
            {!mended && <div className="quiet">{mend}</div>}
            {byHand && !mended && onMend !== undefined && (
              <Button size="small" data-testid={`told-mend-${place}`} onClick={() => onMend(place)}>
                {text.mark}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

type FormProps = Pick<Props, 'actions'> & {
  /** The day on the same notice that came out already; undefined when there is none. */
  readonly printedBy: string | null | undefined;
  readonly onDone: () => void;
};

function TellForm({ actions, printedBy, onDone }: FormProps) {
  const [note, setNote] = useState({ fault: '', mend: '' });
  const [respondBy, setRespondBy] = useState<string | null>(null);
  const { today } = useDescription();
  const noted = note.fault.trim() !== '';
  const print = (): void => {
    const notes = noted ? [{ fault: note.fault.trim(), mend: note.mend.trim() }] : [];
    void actions.tell(notes, respondBy).then((printed) => printed !== undefined && onDone());
  };
  return (
    <Flex vertical gap="small">
      <span>{text.list}</span>
      <Input
        value={note.fault}
        placeholder={text.fault}
        aria-label={text.fault}
        maxLength={200}
        data-testid="tell-fault"
        onChange={(event) => setNote({ ...note, fault: event.target.value })}
      />
      <Input
        value={note.mend}
        placeholder={text.mend}
        aria-label={text.mend}
        maxLength={200}
        data-testid="tell-mend"
        onChange={(event) => setNote({ ...note, mend: event.target.value })}
      />
      <Flex gap="small" align="center">
        <span>{text.respondBy}</span>
        <DateField
          date={respondBy}
          from={today}
          none={text.noDay}
          label={text.respondBy}
          testId="tell-respond-by"
          onDate={setRespondBy}
        />
      </Flex>
      <Flex justify="end" gap="small">
        <Button onClick={onDone}>{text.cancel}</Button>
        <Button
          type="primary"
          disabled={noted && note.mend.trim() === ''}
          loading={actions.pending}
          data-testid="tell-print"
          onClick={print}
        >
          {!noted && respondBy === printedBy ? text.copy : text.print}
        </Button>
      </Flex>
    </Flex>
  );
}
