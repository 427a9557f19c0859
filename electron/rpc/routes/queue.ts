import { checkIn, issueAtCounter } from '#electron/services/check-in.ts';
import { callNext, hallBoard, listToday, stepTicket, ticketAtCounter, ticketSteps } from '#electron/services/queue.ts';
import { named } from '#electron/services/kiosk.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function queueRoutes(os: GuardedImplementer, { context, kiosks }: RpcServices) {
  return os.queue.router({
    checkIn: os.queue.checkIn.handler(({ input }) => checkIn(context, named(context, kiosks, input))),
    issueAtCounter: os.queue.issueAtCounter.handler(({ input }) => issueAtCounter(context, input)),
    today: os.queue.today.handler(() => listToday(context)),
    atCounter: os.queue.atCounter.handler(({ input }) => ticketAtCounter(context, input.counterId)),
    callNext: os.queue.callNext.handler(({ input }) => callNext(context, input)),
    recall: os.queue.recall.handler(({ input }) => stepTicket(context, ticketSteps.recall, input)),
    markMissed: os.queue.markMissed.handler(({ input }) => stepTicket(context, ticketSteps.markMissed, input)),
    bringBack: os.queue.bringBack.handler(({ input }) => stepTicket(context, ticketSteps.bringBack, input)),
    finish: os.queue.finish.handler(({ input }) => stepTicket(context, ticketSteps.finish, input)),
    hall: os.queue.hall.handler(() => hallBoard(context)),
  });
}
