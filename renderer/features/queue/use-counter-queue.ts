import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TicketId } from '#shared/contract/base.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

export type Seat = { readonly counterId: string; readonly clerk: string };

export type CounterQueue = {
  /** The ticket this counter is busy with. */
  readonly current: Ticket | null;
  readonly today: readonly Ticket[];
  readonly waiting: number;
  readonly busy: boolean;
  readonly can: {
    readonly callNext: boolean;
    readonly recall: boolean;
    readonly miss: boolean;
    readonly finish: boolean;
  };
  readonly callNext: () => void;
  readonly recall: () => void;
  readonly miss: () => void;
  readonly finish: (onDone?: () => void) => void;
  readonly bringBack: (ticketId: TicketId) => void;
};

/** Everything one counter does with the queue, each action only when it makes sense. */
export function useCounterQueue({ counterId, clerk }: Seat): CounterQueue {
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const current = useQuery(queries.queue.atCounter.queryOptions({ input: { counterId } })).data ?? null;
  const today = useQuery(queries.queue.today.queryOptions()).data ?? [];

  // The pushed change would bring the same a moment later; the clerk should see it with the click.
  const show = (ticket: Ticket): void => {
    const mine = ticket.counterId === counterId && (ticket.state === 'called' || ticket.state === 'serving');
    cache.setQueryData(queries.queue.atCounter.queryKey({ input: { counterId } }), mine ? ticket : null);
  };
  const refresh = (): void => void cache.invalidateQueries({ queryKey: queries.queue.key() });
  const options = { onSuccess: show, onSettled: refresh };
  const callNext = useWrite(station.queue.callNext, options);
  const recall = useWrite(station.queue.recall, options);
  const miss = useWrite(station.queue.markMissed, options);
  const finish = useWrite(station.queue.finish, options);
  const bringBack = useWrite(station.queue.bringBack, { onSettled: refresh });

  const seat = { counterId, clerk };
  const busy = [callNext, recall, miss, finish].some((write) => write.pending);
  const called = current?.state === 'called';
  const can = {
    callNext: !busy && current === null,
    recall: !busy && called,
    miss: !busy && called,
    finish: !busy && current !== null,
  };
  const onCurrent = (ticketId: TicketId | undefined) => (ticketId === undefined ? null : { ...seat, ticketId });
  const target = onCurrent(current?.id);
  return {
    current,
    today,
    waiting: today.filter((ticket) => ticket.state === 'waiting').length,
    busy,
    can,
    callNext: () => {
      if (can.callNext) void callNext.run(seat);
    },
    recall: () => {
      if (can.recall && target !== null) void recall.run(target);
    },
    miss: () => {
      if (can.miss && target !== null) void miss.run(target);
    },
    finish: (onDone) => {
      if (can.finish && target !== null) void finish.run(target).then((done) => done !== undefined && onDone?.());
    },
    bringBack: (ticketId) => void bringBack.run({ ...seat, ticketId }),
  };
}
