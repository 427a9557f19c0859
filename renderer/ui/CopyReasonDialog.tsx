import { Button, Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';

const text = printsText.more;

type Props = {
  readonly title: string;
  readonly busy: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
};

/** Why one more copy of a paper that came out already: one click on a usual reason, or own words. */
export function CopyReasonDialog({ title, busy, onConfirm, onCancel }: Props) {
  const [reason, setReason] = useState('');
  const words = reason.trim();
  const confirm = (): void => {
    if (words !== '') onConfirm(words);
  };
  return (
    <Modal open title={title} footer={null} onCancel={onCancel}>
      <Flex vertical gap="middle">
        <span>{text.lead}</span>
        <Flex wrap gap="small">
          {text.reasons.map((each) => (
            <Button
              key={each}
              type={each === words ? 'primary' : 'default'}
              data-testid="reprint-usual"
              onClick={() => setReason(each)}
            >
              {each}
            </Button>
          ))}
        </Flex>
        <Input
          value={reason}
          maxLength={100}
          placeholder={text.own}
          aria-label={text.own}
          data-testid="reprint-reason"
          onChange={(event) => setReason(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) confirm();
          }}
        />
        <Flex justify="end" gap="small">
          <Button onClick={onCancel}>{text.cancel}</Button>
          <Button type="primary" disabled={words === ''} loading={busy} data-testid="reprint-confirm" onClick={confirm}>
            {text.confirm}
          </Button>
        </Flex>
      </Flex>
    </Modal>
  );
}
