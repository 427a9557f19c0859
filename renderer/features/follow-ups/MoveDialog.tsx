import { AutoComplete, Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import type { FollowUp, FollowUpState } from '#shared/contract/follow-ups.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useDescription, useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { DateField } from '#renderer/ui/DateField.tsx';

const text = contactsText.followUp;

type Props = { readonly followUp: FollowUp; readonly clerk: string; readonly onEnd: () => void };

/** What was done about a need: settled, dropped, handed over or put off; each with a word on how. */
export function MoveDialog({ followUp, clerk, onEnd }: Props) {
  const { clerks } = useDescription();
  const station = useStation();
  const feedback = useFeedback();
  const [owner, setOwner] = useState(followUp.owner);
  const [dueOn, setDueOn] = useState(followUp.dueOn);
  const [note, setNote] = useState('');
  const move = useWrite(station.followUps.move, {
    onSuccess: () => {
      feedback.done(text.moved);
      onEnd();
    },
  });
  const to = (state: FollowUpState): void =>
    void move.run({ followUpId: followUp.id, state, owner: owner.trim(), dueOn, note, clerk });
  const isOpen = followUp.state === 'open';
  const ready = owner.trim() !== '' && !move.pending;
  const footer = isOpen
    ? ([
        ['dropped', text.drop],
        ['open', text.handOver],
        ['settled', text.settle],
      ] as const)
    : ([['open', text.reopen]] as const);
  return (
    <Modal
      open
      title={`${followUp.name}　${followUp.needName}`}
      onCancel={onEnd}
      footer={[
        <Button key="cancel" onClick={onEnd}>
          {text.cancel}
        </Button>,
        ...footer.map(([state, label]) => (
          <Button
            key={state}
            type={state === 'settled' || !isOpen ? 'primary' : 'default'}
            disabled={!ready}
            data-testid={`follow-up-${state}`}
            onClick={() => to(state)}
          >
            {label}
          </Button>
        )),
      ]}
    >
      <Flex vertical gap="middle">
        {followUp.detail !== '' && <p className="follow-up-detail">{followUp.detail}</p>}
        <Input.TextArea
          autoFocus
          rows={2}
          value={note}
          placeholder={text.note}
          aria-label={text.note}
          maxLength={500}
          data-testid="follow-up-note"
          onChange={(event) => setNote(event.target.value)}
        />
        <Flex gap="small" align="center">
          <span className="quiet">{text.columns.owner}</span>
          <AutoComplete
            value={owner}
            aria-label={text.columns.owner}
            maxLength={40}
            style={{ width: 130 }}
            options={clerks.map((name) => ({ value: name }))}
            onChange={setOwner}
          />
          <span className="quiet">{text.columns.due}</span>
          <DateField
            date={dueOn}
            label={text.columns.due}
            testId="follow-up-due"
            onDate={(date) => date !== null && setDueOn(date)}
          />
        </Flex>
      </Flex>
    </Modal>
  );
}
