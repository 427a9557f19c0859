import { Alert, Button, Flex } from 'antd';
import type { ReceiptDesign } from '#shared/contract/receipts.ts';
import { placeTexts, unplacedTexts } from '#shared/domain/receipt-layout.ts';
import { receiptDesignText } from '#shared/i18n/zh-CN/receipt-design.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';

const text = receiptDesignText.unplaced;

type Props = {
  readonly design: ReceiptDesign;
  readonly texts: Readonly<Record<string, string>>;
  readonly shipped: string;
  readonly markup: string;
  readonly onMarkup: (markup: string) => void;
};

/** Sentences that a later program brought, or that the station left out: its own layout does not say them. */
export function UnplacedTexts({ design, texts, shipped, markup, onMarkup }: Props) {
  const feedback = useFeedback();
  const worded = Object.fromEntries(design.texts.map((each) => [each.key, texts[each.key]?.trim() || each.shipped]));
  const keys = unplacedTexts(shipped, markup, worded);
  if (keys.length === 0) return null;
  const place = (key: string): void => {
    onMarkup(placeTexts(shipped, markup, [key]));
    feedback.done(text.placed);
  };
  return (
    <Alert
      type={design.texts.some(({ key, required }) => required && keys.includes(key)) ? 'warning' : 'info'}
      showIcon
      className="receipt-said"
      data-testid="receipt-unplaced"
      title={text.title}
      description={design.texts
        .filter(({ key }) => keys.includes(key))
        .map(({ key, label, required }) => (
          <Flex key={key} gap="middle" align="center" justify="space-between">
            <span>
              <strong>{label}</strong>
              <div>{worded[key]}</div>
              {required && <div className="quiet">{text.required}</div>}
            </span>
            <Button data-testid={`receipt-place-${key}`} onClick={() => place(key)}>
              {text.place}
            </Button>
          </Flex>
        ))}
    />
  );
}
