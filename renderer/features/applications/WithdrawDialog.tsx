import { Button, Flex, Modal } from 'antd';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';

const text = applicationsText.consent;

type Props = {
  readonly kind: { readonly code: string; readonly name: string } | null;
  readonly onWithdraw: (code: string, reason: string) => void;
  readonly onClose: () => void;
};

/** Consent is taken back with a word why; what was given stays on record. */
export function WithdrawDialog({ kind, onWithdraw, onClose }: Props) {
  return (
    <Modal
      open={kind !== null}
      title={kind === null ? '' : text.withdrawTitle(kind.name)}
      footer={null}
      destroyOnHidden
      onCancel={onClose}
    >
      <Flex gap="small" wrap>
        {text.reasons.map((reason) => (
          <Button
            key={reason}
            size="large"
            onClick={() => {
              if (kind !== null) onWithdraw(kind.code, reason);
              onClose();
            }}
          >
            {reason}
          </Button>
        ))}
        <Button size="large" type="text" onClick={onClose}>
          {text.cancel}
        </Button>
      </Flex>
    </Modal>
  );
}
