import { offerCasePapers } from '#electron/services/case-paper-offer.ts';
import { papersOfCase, printCasePaper } from '#electron/services/case-papers.ts';
import {
  decidePrint,
  getPrintJob,
  listPrints,
  listUnsettledPrints,
  paperByHand,
  printDecisions,
  printHistory,
  reprint,
} from '#electron/services/prints.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function printRoutes(os: GuardedImplementer, { context, previewReceipt, receipts }: RpcServices) {
  return os.prints.router({
    list: os.prints.list.handler(({ input }) => listPrints(context, input.date)),
    get: os.prints.get.handler(({ input }) => getPrintJob(context, input.printJobId)),
    byHand: os.prints.byHand.handler(({ input }) => {
      const { qr, ...paper } = paperByHand(context, input.printJobId);
      return { ...paper, qrSvg: qr === '' ? null : receipts.code(qr) };
    }),
    unsettled: os.prints.unsettled.handler(() => listUnsettledPrints(context)),
    forCase: os.prints.forCase.handler(({ input }) => papersOfCase(context, input.caseId)),
    offerForCase: os.prints.offerForCase.handler(({ input }) => offerCasePapers(context, input.caseId)),
    preview: os.prints.preview.handler(({ input }) => ({ svg: previewReceipt(input.printJobId) })),
    confirmByPerson: os.prints.confirmByPerson.handler(({ input }) =>
      decidePrint(context, printDecisions.confirmByPerson, input),
    ),
    printAgain: os.prints.printAgain.handler(({ input }) => decidePrint(context, printDecisions.printAgain, input)),
    requestForCase: os.prints.requestForCase.handler(({ input }) => printCasePaper(context, input)),
    reprint: os.prints.reprint.handler(({ input }) => reprint(context, input)),
    history: os.prints.history.handler(({ input }) => [...printHistory(context, input.printJobId)]),
    putOff: os.prints.putOff.handler(({ input }) => decidePrint(context, printDecisions.putOff, input)),
    giveUp: os.prints.giveUp.handler(({ input }) => decidePrint(context, printDecisions.giveUp, input)),
  });
}
