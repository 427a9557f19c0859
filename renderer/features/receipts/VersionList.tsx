import { Button, Empty } from 'antd';
import { dateTimeText } from '#shared/civil-date.ts';
import type { ReceiptDesign } from '#shared/contract/receipts.ts';
import { receiptDesignText } from '#shared/i18n/zh-CN/receipt-design.ts';

const text = receiptDesignText.history;

type Version = ReceiptDesign['versions'][number];
type Props = { readonly design: ReceiptDesign; readonly onTake: (version: Version) => void };

/** Who changed a paper and when; an earlier version can be taken up again and saved. */
export function VersionList({ design, onTake }: Props) {
  if (design.versions.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.none} />;
  return (
    <ol className="receipt-versions">
      {design.versions.map((version, at) => (
        <li key={version.sequence} data-testid="receipt-version">
          <span>{dateTimeText(version.atMs)}</span>
          <strong>{version.changedBy}</strong>
          <span>{text.what(Object.keys(version.texts).length, version.markup !== null)}</span>
          {at === 0 ? (
            <em>{text.inForce}</em>
          ) : (
            <Button size="small" onClick={() => onTake(version)}>
              {text.take}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
