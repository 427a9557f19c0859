import type { Ticket } from '#shared/contract/queue.ts';
import { HelpBar } from '#renderer/features/help/HelpBar.tsx';
import { LongWaits } from '#renderer/features/queue/LongWaits.tsx';
import type { Seat } from '#renderer/features/queue/use-counter-queue.ts';
import { PrinterBar } from './PrinterBar.tsx';

type Props = { readonly seat: Seat; readonly today: readonly Ticket[]; readonly onFind: () => void };

/** What a clerk must hear of whatever they are doing: a call for help, the printer, somebody who waits too long. */
export function DeskBars({ seat, today, onFind }: Props) {
  return (
    <>
      <HelpBar seat={seat} onFind={onFind} />
      <PrinterBar clerk={seat.clerk} />
      <LongWaits tickets={today} />
    </>
  );
}
