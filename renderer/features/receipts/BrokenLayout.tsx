import { Alert, Button, Flex } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { TemplateProblemView } from '#shared/contract/receipts.ts';
import type { ReceiptScope } from '#shared/domain/receipt-texts.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { receiptDesignText, templateProblemText } from '#shared/i18n/zh-CN/receipt-design.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const text = receiptDesignText.broken;

/** The station's own layout fails and the shipped one serves: why, and what to do. */
export function BrokenLayout({ problem }: { readonly problem: TemplateProblemView }) {
  return (
    <Alert
      type="error"
      showIcon
      className="receipt-said"
      data-testid="receipt-broken"
      title={text.title}
      description={
        <>
          <div>{templateProblemText(problem)}</div>
          <div>{text.todo}</div>
        </>
      }
    />
  );
}

type Props = { readonly shown: ReceiptScope; readonly onLook: (scope: ReceiptScope) => void };

/** The same of the papers that are not shown just now. */
export function BrokenKinds({ shown, onLook }: Props) {
  const broken = useQuery(useStationQueries().receipts.broken.queryOptions()).data ?? [];
  const others = broken.filter((kind) => kind !== shown);
  if (others.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      data-testid="receipt-broken-kinds"
      title={text.others(others.map((kind) => printsText.kind[kind]))}
      description={
        <Flex gap="small" wrap>
          {others.map((kind) => (
            <Button key={kind} data-testid={`receipt-look-${kind}`} onClick={() => onLook(kind)}>
              {text.look(printsText.kind[kind])}
            </Button>
          ))}
        </Flex>
      }
    />
  );
}
