import { Flex, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { onlineApplicationKind, type OnlineApplication } from '#shared/contract/online-applications.ts';
import { contactsText } from '#shared/i18n/zh-CN/contacts.ts';
import { onlineApplicationText } from '#shared/i18n/zh-CN/online-applications.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { DateField } from '#renderer/ui/DateField.tsx';

const text = onlineApplicationText.dialog;
const fieldText = contactsText.online;

type Props = { readonly application: OnlineApplication; readonly clerk: string; readonly onEnd: () => void };

/** A number, date or kind written down wrong: the right one takes its place, the wrong one stays to be seen. */
export function CorrectDialog({ application, clerk, onEnd }: Props) {
  const feedback = useFeedback();
  const [number, setNumber] = useState(application.number);
  const [kind, setKind] = useState(application.kind);
  const [appliedOn, setAppliedOn] = useState(application.appliedOn);
  const [reason, setReason] = useState('');
  const correct = useWrite(useStation().onlineApplications.correct, {
    onSuccess: (made) => {
      feedback.done(text.corrected(made.number));
      onEnd();
    },
  });
  const same = number.trim() === application.number && kind === application.kind && appliedOn === application.appliedOn;
  const ready = !same && number.trim().length >= 4 && reason.trim() !== '' && !correct.pending;
  const saveButton = { disabled: !ready, 'data-testid': 'correct-save' };
  return (
    <Modal
      open
      title={text.correctTitle(application.name)}
      okText={text.save}
      cancelText={text.cancel}
      okButtonProps={saveButton}
      onCancel={onEnd}
      onOk={() => void correct.run({ onlineApplicationId: application.id, number, kind, appliedOn, reason, clerk })}
    >
      <Flex vertical gap="middle">
        <span className="quiet">{text.correctHint}</span>
        <label>
          {fieldText.number}
          <Input
            autoFocus
            value={number}
            maxLength={40}
            data-testid="correct-number"
            onChange={(event) => setNumber(event.target.value)}
          />
        </label>
        <Flex gap="small">
          <Select
            value={kind}
            aria-label={fieldText.kind}
            style={{ width: 130 }}
            options={onlineApplicationKind.options.map((each) => ({
              value: each,
              label: onlineApplicationText.kind[each],
            }))}
            onChange={setKind}
          />
          <DateField
            date={appliedOn}
            label={fieldText.on}
            testId="correct-date"
            onDate={(date) => date !== null && setAppliedOn(date)}
          />
        </Flex>
        <label>
          {text.reason}
          <Input
            value={reason}
            placeholder={text.reasonHint}
            maxLength={200}
            data-testid="correct-reason"
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </Flex>
    </Modal>
  );
}
