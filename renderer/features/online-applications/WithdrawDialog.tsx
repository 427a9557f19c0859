import { Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import type { OnlineApplication } from '#shared/contract/online-applications.ts';
import { onlineApplicationText } from '#shared/i18n/zh-CN/online-applications.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = onlineApplicationText.dialog;

type Props = { readonly application: OnlineApplication; readonly clerk: string; readonly onEnd: () => void };

/** The site turned it down, or it was the wrong person: withdrawn with a reason. */
export function WithdrawDialog({ application, clerk, onEnd }: Props) {
  const feedback = useFeedback();
  const [reason, setReason] = useState('');
  const withdraw = useWrite(useStation().onlineApplications.withdraw, {
    onSuccess: () => {
      feedback.done(text.withdrawn);
      onEnd();
    },
  });
  const saveButton = { disabled: reason.trim() === '' || withdraw.pending, 'data-testid': 'withdraw-save' };
  return (
    <Modal
      open
      title={text.withdrawTitle(application.name, application.number)}
      okText={text.withdraw}
      cancelText={text.cancel}
      okButtonProps={saveButton}
      onCancel={onEnd}
      onOk={() => void withdraw.run({ onlineApplicationId: application.id, reason, clerk })}
    >
      <Flex vertical gap="middle">
        <span className="quiet">{text.withdrawHint}</span>
        <Input
          autoFocus
          value={reason}
          placeholder={text.reasonHint}
          aria-label={text.reason}
          maxLength={200}
          data-testid="withdraw-reason"
          onChange={(event) => setReason(event.target.value)}
        />
      </Flex>
    </Modal>
  );
}
