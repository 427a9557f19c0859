import { Input } from 'antd';
import { receiptDesignText } from '#shared/i18n/zh-CN/receipt-design.ts';

const text = receiptDesignText.markup;

type Props = { readonly markup: string; readonly onMarkup: (markup: string) => void };

/** The whole template, for whoever maintains the station. */
export function MarkupForm({ markup, onMarkup }: Props) {
  return (
    <div>
      <p className="quiet">{text.warning}</p>
      <Input.TextArea
        className="receipt-markup"
        value={markup}
        maxLength={20_000}
        rows={18}
        spellCheck={false}
        aria-label={text.label}
        data-testid="receipt-markup"
        onChange={(event) => onMarkup(event.target.value)}
      />
      <dl className="receipt-signs">
        {text.signs.map(([sign, meaning]) => (
          <div key={sign}>
            <dt>
              <code>{sign}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
