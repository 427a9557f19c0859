import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { civilDateOf } from '#shared/civil-date.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import {
  replaySteps,
  type ManualEvent,
  type ManualQueue,
  type ManualStep,
  type ManualTicket,
} from '#shared/domain/manual-calls.ts';
import { deskStore } from '#renderer/lib/desk-store.ts';
import { useConnectionState, useStation, useStationClock, useStationQueries } from '#renderer/lib/station-context.tsx';
import { ManualLog } from './manual-log.ts';

export type ManualSeat = { readonly counterId: string; readonly clerk: string };

const LOOK_AGAIN_MS = 20_000;

export type ManualCalls = {
  readonly queue: ManualQueue;
  /** The last known line, in calling order. */
  readonly line: readonly string[];
  readonly steps: readonly ManualStep[];
  readonly note: (...steps: readonly (readonly [ManualEvent, string])[]) => void;
};

/** The counter's own account of the queue: kept up to date while there is a host, carried on without it, told to it afterwards. */
export function useManualCalls(seat: ManualSeat): ManualCalls {
  const station = useStation();
  const clock = useStationClock();
  const open = useConnectionState() === 'open';
  const log = useMemo(
    () => new ManualLog({ station, store: deskStore(), newId: () => crypto.randomUUID() }),
    [station],
  );
  const [known, setKnown] = useState<readonly ManualTicket[]>([]);
  const [steps, setSteps] = useState<readonly ManualStep[]>([]);
  const { counterId } = seat;
  useKeepQueue(log, counterId);
  useEffect(() => {
    void log.steps().then(setSteps);
    if (!open) {
      void log.lastQueue(civilDateOf(clock())).then(setKnown);
      return;
    }
    const tell = (): void =>
      void log
        .merge()
        .then(() => log.steps())
        .then(setSteps)
        .catch((error: unknown) => console.warn('manual calls:', error instanceof Error ? error.message : error));
    tell();
    const timer = setInterval(tell, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [open, log, clock]);
  return {
    queue: replaySteps(known, steps),
    line: known.map(({ number }) => number),
    steps,
    note: (...noted) => {
      const named = noted.map(([event, ticketNumber]) => ({ event, ticketNumber }));
      void log.note(seat, named, clock()).then(setSteps);
    },
  };
}

function useKeepQueue(log: ManualLog, counterId: string): void {
  const clock = useStationClock();
  const open = useConnectionState() === 'open';
  const today = useQuery({ ...useStationQueries().queue.today.queryOptions(), enabled: open }).data;
  useEffect(() => {
    if (today === undefined || !open) return;
    const tickets = today.flatMap((ticket) => manualTicket(ticket, counterId));
    void log
      .keepQueue({ date: civilDateOf(clock()), tickets })
      .catch((error: unknown) => console.warn('queue not kept:', error));
  }, [today, open, counterId, log, clock]);
}

/** A ticket at another counter is that counter's; one put aside is called by hand only. */
function manualTicket({ number, state, callCount, counterId }: Ticket, own: string): readonly ManualTicket[] {
  if (state === 'waiting') return [{ number, state, callCount }];
  if (state === 'missed' || state === 'held') return [{ number, state: 'missed', callCount }];
  if (state === 'served' || counterId !== own) return [];
  return [{ number, state: 'called', callCount }];
}
