import { checkIn, issueAtCounter } from '#electron/services/check-in.ts';
import { intakeDayOf, intakeOf, moveIntake } from '#electron/services/intake.ts';
import { named } from '#electron/services/kiosk.ts';
import { callNext, callSpecific } from '#electron/services/queue-call.ts';
import { lastStep, undoLast } from '#electron/services/queue-undo.ts';
import { whyBefore } from '#electron/services/queue-why.ts';
import {
  hallBoard,
  holdTicket,
  listToday,
  stepTicket,
  ticketAtCounter,
  ticketSteps,
  transferTicket,
} from '#electron/services/queue.ts';
import { sharedRead } from '#electron/platform/shared-read.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function queueRoutes(os: GuardedImplementer, { context, kiosks, changes }: RpcServices) {
  const board = sharedRead(changes, () => hallBoard(context));
  return os.queue.router({
    checkIn: os.queue.checkIn.handler(({ input }) => checkIn(context, named(context, kiosks, input))),
    issueAtCounter: os.queue.issueAtCounter.handler(({ input }) => issueAtCounter(context, input)),
    today: os.queue.today.handler(() => listToday(context)),
    atCounter: os.queue.atCounter.handler(({ input }) => ticketAtCounter(context, input.counterId)),
    callNext: os.queue.callNext.handler(({ input }) => callNext(context, input)),
    callSpecific: os.queue.callSpecific.handler(({ input }) => callSpecific(context, input)),
    recall: os.queue.recall.handler(({ input }) => stepTicket(context, ticketSteps.recall, input)),
    markMissed: os.queue.markMissed.handler(({ input }) => stepTicket(context, ticketSteps.markMissed, input)),
    skip: os.queue.skip.handler(({ input }) => stepTicket(context, ticketSteps.skip, input)),
    hold: os.queue.hold.handler(({ input }) => holdTicket(context, input)),
    resume: os.queue.resume.handler(({ input }) => stepTicket(context, ticketSteps.resume, input)),
    transfer: os.queue.transfer.handler(({ input }) => transferTicket(context, input)),
    bringBack: os.queue.bringBack.handler(({ input }) => stepTicket(context, ticketSteps.bringBack, input)),
    finish: os.queue.finish.handler(({ input }) => stepTicket(context, ticketSteps.finish, input)),
    lastStep: os.queue.lastStep.handler(({ input }) => lastStep(context, input.counterId)),
    undo: os.queue.undo.handler(({ input }) => undoLast(context, input)),
    why: os.queue.why.handler(({ input }) => whyBefore(context, input)),
    intake: os.queue.intake.handler(() => intakeOf(context, context.store.db, context.clock.now())),
    intakeDay: os.queue.intakeDay.handler(() => intakeDayOf(context, context.store.db, context.clock.now())),
    stopIntake: os.queue.stopIntake.handler(({ input }) => moveIntake(context, 'stopped', input)),
    resumeIntake: os.queue.resumeIntake.handler(({ input }) => moveIntake(context, 'resumed', input)),
    hall: os.queue.hall.handler(() => board()),
  });
}
