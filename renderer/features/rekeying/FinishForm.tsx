import { Input, Modal } from 'antd';
import { useState } from 'react';
import { papersText } from '#shared/i18n/zh-CN/papers-screen.ts';

const text = papersText.rekey;

type Props = {
  readonly ministryNumber: string;
  readonly pending: boolean;
  readonly onNo: () => void;
  readonly onYes: (ministryNumber: string) => void;
};

/** Is it all typed, and under which number does the ministry's system have it? */
export function FinishForm({ ministryNumber, pending, onNo, onYes }: Props) {
  const [number, setNumber] = useState(ministryNumber);
  return (
    <Modal
      open
      title={text.finishTitle}
      okText={text.finishConfirm}
      cancelText={text.notYet}
      okButtonProps={{ loading: pending, ...({ 'data-testid': 'rekey-finish-yes' } as object) }}
      onOk={() => onYes(number.trim())}
      onCancel={onNo}
    >
      <label>
        <div>{text.ministryNumber}</div>
        <Input
          value={number}
          maxLength={60}
          data-testid="rekey-ministry-number"
          onChange={(event) => setNumber(event.target.value)}
          onPressEnter={() => onYes(number.trim())}
        />
      </label>
    </Modal>
  );
}
