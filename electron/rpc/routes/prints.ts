import { decidePrint, getPrintJob, listPrints, printDecisions } from '#electron/services/prints.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function printRoutes(os: GuardedImplementer, { context, previewReceipt }: RpcServices) {
  return os.prints.router({
    list: os.prints.list.handler(({ input }) => listPrints(context, input.date)),
    get: os.prints.get.handler(({ input }) => getPrintJob(context, input.printJobId)),
    preview: os.prints.preview.handler(({ input }) => ({ svg: previewReceipt(input.printJobId) })),
    confirmByPerson: os.prints.confirmByPerson.handler(({ input }) =>
      decidePrint(context, printDecisions.confirmByPerson, input),
    ),
    printAgain: os.prints.printAgain.handler(({ input }) => decidePrint(context, printDecisions.printAgain, input)),
    giveUp: os.prints.giveUp.handler(({ input }) => decidePrint(context, printDecisions.giveUp, input)),
  });
}
