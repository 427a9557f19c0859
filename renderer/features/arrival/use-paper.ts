import { skipToken, useQuery } from '@tanstack/react-query';
import type { PrintJobId } from '#shared/contract/base.ts';
import type { PrinterStatusView } from '#shared/contract/devices.ts';
import type { PrintState } from '#shared/contract/prints.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';

/** What becomes of the paper: on its way, come out, perhaps come out, will not come out now, or none was asked for. */
export type Paper = 'printing' | 'take' | 'look' | 'no-paper' | 'none';

/** Follows one print job and the printer's condition. */
export function usePaper(printJobId: PrintJobId | null): Paper {
  const queries = useStationQueries();
  const job = useQuery(queries.prints.get.queryOptions({ input: printJobId === null ? skipToken : { printJobId } }));
  const devices = useQuery(queries.devices.status.queryOptions());
  if (printJobId === null) return 'none';
  if (job.isError) return 'look';
  return paperOf(job.data?.state ?? 'queued', devices.data?.printer ?? null);
}

/** No paper would come out now, of a printer that has one job: known before anybody asks for a number. */
export function usePaperAway(): boolean {
  const { joined } = useDescription();
  const printer = useQuery(useStationQueries().devices.status.queryOptions()).data?.printer;
  // A station without a printer says so with each number; on another PC the paper is nobody's worry.
  return !joined && printer !== undefined && printer.url !== 'none' && !canPrint(printer);
}

export function paperOf(state: PrintState, printer: PrinterStatusView | null): Paper {
  const paper = byState[state];
  return paper === 'printing' && printer !== null && !canPrint(printer) ? 'no-paper' : paper;
}

const byState = {
  queued: 'printing',
  sending: 'printing',
  confirmed: 'take',
  unknown: 'look',
  failed: 'no-paper',
  void: 'no-paper',
} as const satisfies Record<PrintState, Paper>;

function canPrint(printer: PrinterStatusView): boolean {
  if (printer.url === 'none') return false;
  return printer.condition === 'ready' || printer.condition === 'paper-near-end' || printer.condition === 'unknown';
}
