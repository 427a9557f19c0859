import {
  correctOnline,
  listOnlineApplications,
  recordOnlineApplication,
  withdrawOnline,
} from '#electron/services/online-applications.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function onlineApplicationRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.onlineApplications.router({
    record: os.onlineApplications.record.handler(({ input }) => recordOnlineApplication(context, input)),
    withdraw: os.onlineApplications.withdraw.handler(({ input }) => withdrawOnline(context, input)),
    correct: os.onlineApplications.correct.handler(({ input }) => correctOnline(context, input)),
    list: os.onlineApplications.list.handler(({ input }) => listOnlineApplications(context, input)),
  });
}
