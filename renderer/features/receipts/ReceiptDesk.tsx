import { Alert, Button, Flex, Select, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { receiptScope } from '#shared/contract/receipts.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { receiptDesignText } from '#shared/i18n/zh-CN/receipt-design.ts';
import type { ReceiptScope } from '#shared/domain/receipt-texts.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { BrokenKinds } from './BrokenLayout.tsx';
import { ReceiptEditor } from './ReceiptEditor.tsx';
import './receipts.css';

const text = receiptDesignText;

const nameOf = (scope: ReceiptScope): string => (scope === 'common' ? text.common : printsText.kind[scope]);

/** The station's papers: what they say and how they look. */
export function ReceiptDesk({ clerk }: { readonly clerk: string }) {
  const [scope, setScope] = useState<ReceiptScope>('common');
  const design = useQuery(useStationQueries().receipts.design.queryOptions({ input: { scope } }));
  const newest = design.data?.versions[0]?.sequence ?? 0;
  return (
    <Flex vertical gap="middle" className="receipt-desk">
      <p className="quiet receipt-lead">{text.explanation}</p>
      <Flex gap="middle" align="center">
        <label>
          <span className="receipt-label">{text.which}</span>
          <Select<ReceiptScope>
            value={scope}
            style={{ width: 240 }}
            data-testid="receipt-scope"
            options={receiptScope.options.map((each) => ({ value: each, label: nameOf(each) }))}
            onChange={setScope}
          />
        </label>
        {design.data !== undefined && (
          <span className="quiet" data-testid="receipt-origin">
            {newest === 0 ? text.asShipped : text.changed}
          </span>
        )}
      </Flex>
      <BrokenKinds shown={scope} onLook={setScope} />
      {design.error !== null && design.data === undefined && (
        <Alert
          type="warning"
          showIcon
          title={refusalText(design.error)}
          action={<Button onClick={() => void design.refetch()}>{text.again}</Button>}
        />
      )}
      {design.data === undefined ? (
        design.error === null && <Spin description={text.loading} />
      ) : (
        // Keyed: another paper, or what somebody saved meanwhile, begins anew.
        <ReceiptEditor key={`${scope}-${newest}`} design={design.data} clerk={clerk} />
      )}
    </Flex>
  );
}
