import { finishRekeying, getRekeying, listRekeying, markField, reopenRekeying } from '#electron/services/rekeying.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function rekeyingRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.rekeying.router({
    list: os.rekeying.list.handler(({ input }) => listRekeying(context, input)),
    get: os.rekeying.get.handler(({ input }) => getRekeying(context, input.caseId)),
    mark: os.rekeying.mark.handler(({ input }) => markField(context, input)),
    finish: os.rekeying.finish.handler(({ input }) => finishRekeying(context, input)),
    reopen: os.rekeying.reopen.handler(({ input }) => reopenRekeying(context, input)),
  });
}
