import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { TicketId } from '#shared/contract/base.ts';
import type { Intake, QueueStep } from '#shared/contract/queue.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import type { Seat } from './use-counter-queue.ts';

export type TransferTarget =
  { readonly kind: 'counter'; readonly counterId: string } | { readonly kind: 'service'; readonly serviceId: string };

/** Each answers whether it was done, so that a dialog knows when to close. */
export type RareActions = {
  readonly lastStep: QueueStep | null;
  readonly intake: Intake['state'];
  readonly stoppedBy: string | null;
  readonly busy: boolean;
  readonly skip: (ticketId: TicketId) => Promise<boolean>;
  readonly hold: (ticketId: TicketId, reason: string) => Promise<boolean>;
  readonly resume: (ticketId: TicketId) => Promise<boolean>;
  readonly callSpecific: (ticketId: TicketId, reason: string) => Promise<boolean>;
  readonly transfer: (ticketId: TicketId, to: TransferTarget, reason: string) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly stopIntake: (reason: string) => Promise<boolean>;
  readonly resumeIntake: () => Promise<boolean>;
};

/** What a counter does with the queue now and then; the everyday steps are in useCounterQueue. */
export function useRareActions({ counterId, clerk }: Seat): RareActions {
  const { queue } = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const lastStep = useQuery(queries.queue.lastStep.queryOptions({ input: { counterId } })).data ?? null;
  const intake = useQuery(queries.queue.intake.queryOptions()).data;
  const options = { onSettled: () => void cache.invalidateQueries({ queryKey: queries.queue.key() }) };
  const skip = useWrite(queue.skip, options);
  const hold = useWrite(queue.hold, options);
  const resume = useWrite(queue.resume, options);
  const callSpecific = useWrite(queue.callSpecific, options);
  const transfer = useWrite(queue.transfer, options);
  const undo = useWrite(queue.undo, options);
  const stopIntake = useWrite(queue.stopIntake, options);
  const resumeIntake = useWrite(queue.resumeIntake, options);
  const seat = { counterId, clerk };
  const writes = [skip, hold, resume, callSpecific, transfer, undo, stopIntake, resumeIntake];
  return {
    lastStep,
    intake: intake?.state ?? 'open',
    stoppedBy: intake?.stoppedBy ?? null,
    busy: writes.some((write) => write.pending),
    skip: (ticketId) => done(skip.run({ ...seat, ticketId })),
    hold: (ticketId, reason) => done(hold.run({ ...seat, ticketId, reason })),
    resume: (ticketId) => done(resume.run({ ...seat, ticketId })),
    callSpecific: (ticketId, reason) => done(callSpecific.run({ ...seat, ticketId, reason })),
    transfer: (ticketId, to, reason) => done(transfer.run({ ...seat, ticketId, to, reason })),
    undo: () => done(undo.run(seat)),
    stopIntake: (reason) => done(stopIntake.run({ clerk, reason })),
    resumeIntake: () => done(resumeIntake.run({ clerk, reason: '' })),
  };
}

async function done(answer: Promise<unknown>): Promise<boolean> {
  return (await answer) !== undefined;
}
