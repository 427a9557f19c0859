import { mergeCalls } from '#electron/services/offline-calls.ts';
import {
  adoptTicket,
  dismissTicket,
  leaseBlocks,
  listUnmatchedTickets,
  mergeTickets,
} from '#electron/services/offline-tickets.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function offlineRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.offline.router({
    lease: os.offline.lease.handler(({ input }) => leaseBlocks(context, input)),
    mergeTickets: os.offline.mergeTickets.handler(({ input }) => mergeTickets(context, input)),
    mergeCalls: os.offline.mergeCalls.handler(({ input }) => mergeCalls(context, input)),
    unmatched: os.offline.unmatched.handler(() => listUnmatchedTickets(context)),
    adopt: os.offline.adopt.handler(({ input }) => adoptTicket(context, input)),
    dismiss: os.offline.dismiss.handler(({ input }) => dismissTicket(context, input)),
  });
}
