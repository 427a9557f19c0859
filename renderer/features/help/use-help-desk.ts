import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { HelpClosedHow, HelpRequest } from '#shared/contract/kiosk.ts';
import { helpText } from '#shared/i18n/zh-CN/help.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

export type HelpSeat = { readonly counterId: string; readonly clerk: string };

export type HelpDesk = {
  readonly open: readonly HelpRequest[];
  readonly busy: boolean;
  readonly take: (help: HelpRequest) => void;
  readonly close: (help: HelpRequest, how: HelpClosedHow) => void;
  /** Gives the person a number at the counter and ends the call with it; the kiosk shows it. */
  readonly issue: (help: HelpRequest) => void;
};

/** Calls for help from the kiosks, as one counter answers them. */
export function useHelpDesk({ counterId, clerk }: HelpSeat): HelpDesk {
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const open = useQuery(queries.kiosk.openHelp.queryOptions()).data ?? [];
  const refresh = (): void => {
    for (const key of [queries.kiosk.key(), queries.queue.key(), queries.people.key()]) {
      void cache.invalidateQueries({ queryKey: key });
    }
  };
  const taking = useWrite(station.kiosk.takeHelp, { onSettled: refresh });
  const closing = useWrite(station.kiosk.closeHelp, { onSettled: refresh });
  const issuing = useWrite(station.queue.issueAtCounter, { onSettled: refresh });
  const on = (help: HelpRequest) => ({ helpRequestId: help.id, counterId, clerk });
  const issue = async (help: HelpRequest): Promise<void> => {
    if (help.person === null) return;
    const given = await issuing.run({ personId: help.person.id, reason: helpText.issueReason, clerk });
    if (given !== undefined) await closing.run({ ...on(help), how: 'finished', ticketId: given.ticket.id });
  };
  return {
    open,
    busy: taking.pending || closing.pending || issuing.pending,
    take: (help) => void taking.run(on(help)),
    close: (help, how) => void closing.run({ ...on(help), how, ticketId: null }),
    issue: (help) => void issue(help),
  };
}
