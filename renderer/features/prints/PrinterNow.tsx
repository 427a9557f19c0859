import { Alert } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { printerSentence } from '#shared/i18n/zh-CN/devices.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

/** The printer as it is now, in plain words; follows the station's change events. */
export function PrinterNow() {
  const printer = useQuery(useStationQueries().devices.status.queryOptions()).data?.printer;
  if (printer === undefined) return null;
  const { state, next } = printerSentence(printer);
  const isFine = printer.condition === 'ready' || (printer.condition === 'unknown' && !printer.statusCapable);
  const counts = printsText.printer.counts(printer.queued, printer.unanswered);
  return (
    <Alert
      type={isFine ? 'success' : printer.condition === 'paper-near-end' ? 'info' : 'warning'}
      showIcon
      title={state}
      description={[next, counts].filter((part) => part !== '').join('')}
      data-testid="printer-now"
    />
  );
}
