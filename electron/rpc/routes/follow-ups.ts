import { listFollowUps, moveFollowUp, openFollowUp } from '#electron/services/follow-ups.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function followUpRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.followUps.router({
    open: os.followUps.open.handler(({ input }) => openFollowUp(context, input)),
    move: os.followUps.move.handler(({ input }) => moveFollowUp(context, input)),
    list: os.followUps.list.handler(({ input }) => listFollowUps(context, input)),
  });
}
