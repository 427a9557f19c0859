import { assignDuty, hotlineDuties } from '#electron/services/hotline.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function hotlineRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.hotline.router({
    duties: os.hotline.duties.handler(({ input }) => hotlineDuties(context, input)),
    assign: os.hotline.assign.handler(({ input }) => assignDuty(context, input)),
  });
}
