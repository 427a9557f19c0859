import { Input } from 'antd';
import type { ReceiptDesign } from '#shared/contract/receipts.ts';
import { receiptDesignText } from '#shared/i18n/zh-CN/receipt-design.ts';

const text = receiptDesignText;

type Props = {
  readonly design: ReceiptDesign;
  readonly texts: Readonly<Record<string, string>>;
  readonly onTexts: (texts: Readonly<Record<string, string>>) => void;
};

/** The sentences of one paper, each with where the shipped one comes from. */
export function TextsForm({ design, texts, onTexts }: Props) {
  return (
    <div className="receipt-texts">
      {design.texts.map(({ key, label, note, required, shipped }) => (
        <label key={key}>
          <span className="receipt-label">
            {label}
            {texts[key] !== shipped && <em>{text.own}</em>}
          </span>
          <Input.TextArea
            value={texts[key] ?? ''}
            maxLength={300}
            autoSize={{ minRows: 1, maxRows: 5 }}
            data-testid={`receipt-text-${key}`}
            onChange={(event) => onTexts({ ...texts, [key]: event.target.value.replaceAll('\n', '') })}
          />
          {required && <small>{text.required}</small>}
          {note !== '' && <small>{text.note(note)}</small>}
        </label>
      ))}
    </div>
  );
}
