import { Alert, Segmented, Spin } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { receiptWidths, type ReceiptColumns } from '#shared/domain/receipt-models.ts';
import type { ReceiptScope } from '#shared/domain/receipt-texts.ts';
import { receiptDesignText, templateProblemText } from '#shared/i18n/zh-CN/receipt-design.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const text = receiptDesignText.sample;
/** A picture for every key pressed would keep the station busy for nobody. */
const PAUSE_MS = 250;

type Draft = {
  readonly scope: ReceiptScope;
  readonly texts: Readonly<Record<string, string>>;
  readonly markup: string | null;
};
type Props = Draft & { readonly onPrintable: (printable: boolean) => void };

/** What the printer would print of a draft, drawn by the station from the very same markup. */
export function PaperSample({ scope, texts, markup, onPrintable }: Props) {
  const { columns: own } = useQuery(useStationQueries().devices.status.queryOptions()).data?.printer ?? { columns: 48 };
  const [chosen, setChosen] = useState<ReceiptColumns | null>(null);
  const columns = chosen ?? own;
  const draft = usePaused({ scope, texts, markup: markup?.trim() === '' ? null : markup });
  const { data, error } = useQuery(
    useStationQueries().receipts.preview.queryOptions({
      input: { ...draft, columns },
      placeholderData: keepPreviousData,
    }),
  );
  const problem = data?.problem ?? null;
  const printable = problem === null && error === null;
  useEffect(() => onPrintable(printable), [printable, onPrintable]);
  return (
    <section className="receipt-sample" aria-label={text.label}>
      <Segmented
        value={columns}
        data-testid="receipt-width"
        options={receiptWidths.map((each) => ({ value: each, label: text.widths[each] }))}
        onChange={setChosen}
      />
      {error !== null && <Alert type="warning" showIcon title={refusalText(error)} />}
      {problem !== null && (
        <Alert type="error" showIcon title={templateProblemText(problem)} data-testid="receipt-problem" />
      )}
      {data === undefined && error === null && <Spin />}
      {data?.svg !== null && data?.svg !== undefined && (
        <div className="receipt-roll">
          <img
            alt={text.alt}
            data-testid="receipt-picture"
            style={{ width: `${columns * 8}px` }}
            src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.svg)}`}
          />
        </div>
      )}
      <p className="quiet">{text.invented}</p>
    </section>
  );
}

/** The value as it was when the typing paused. */
function usePaused<Value>(value: Value): Value {
  const [paused, setPaused] = useState(value);
  const written = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(JSON.parse(written) as Value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  return paused;
}
