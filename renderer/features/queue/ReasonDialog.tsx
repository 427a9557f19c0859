import { Alert, Button, Flex, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { queueText } from '#shared/i18n/zh-CN/queue.ts';

type Props = {
  readonly title: string;
  readonly body: string;
  readonly ok: string;
  readonly reasons: readonly string[];
  readonly required: boolean;
  readonly busy: boolean;
  /** What is still missing beside the reason, for example where to; shown when confirmed too early. */
  readonly missing?: string | null;
  readonly children?: ReactNode;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
};

/** Asks for a reason: one click on a usual one, or own words. */
export function ReasonDialog({ title, body, ok, reasons, required, busy, missing = null, ...props }: Props) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const problem = missing ?? (required && reason.trim() === '' ? queueText.reasonMissing : null);
  const confirm = (): void => {
    setTried(true);
    if (problem === null) props.onConfirm(reason.trim());
  };
  return (
    <Modal open title={title} footer={null} onCancel={props.onCancel}>
      <Flex vertical gap="middle">
        <p className="dialog-body">{body}</p>
        {props.children}
        <Flex wrap gap="small">
          {reasons.map((each) => (
            <Button key={each} type={each === reason ? 'primary' : 'default'} onClick={() => setReason(each)}>
              {each}
            </Button>
          ))}
        </Flex>
        <label>
          {queueText.reason}
          <Input
            autoFocus
            maxLength={100}
            value={reason}
            data-testid="reason-text"
            onChange={(event) => setReason(event.target.value)}
            onPressEnter={(event) => {
              if (!event.nativeEvent.isComposing) confirm();
            }}
          />
        </label>
        {tried && problem !== null && <Alert type="warning" showIcon title={problem} />}
        <Flex justify="flex-end" gap="small">
          <Button onClick={props.onCancel}>{queueText.cancel}</Button>
          <Button type="primary" loading={busy} data-testid="reason-confirm" onClick={confirm}>
            {ok}
          </Button>
        </Flex>
      </Flex>
    </Modal>
  );
}
