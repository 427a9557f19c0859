import { printCasePaper } from '#electron/services/case-papers.ts';
import {
  decidePrint,
  getPrintJob,
  listPrints,
  printDecisions,
  printHistory,
  reprint,
} from '#electron/services/prints.ts';
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
    requestForCase: os.prints.requestForCase.handler(({ input }) => printCasePaper(context, input)),
    reprint: os.prints.reprint.handler(({ input }) => reprint(context, input)),
    history: os.prints.history.handler(({ input }) => [...printHistory(context, input.printJobId)]),
    giveUp: os.prints.giveUp.handler(({ input }) => decidePrint(context, printDecisions.giveUp, input)),
  });
}
