import { brokenDesigns, getDesign, previewDesign, saveDesign } from '#electron/services/receipt-designs.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function receiptRoutes(os: GuardedImplementer, { context, receipts }: RpcServices) {
  return os.receipts.router({
    design: os.receipts.design.handler(({ input }) => getDesign(context, receipts, input.scope)),
    broken: os.receipts.broken.handler(() => brokenDesigns(context, receipts)),
    preview: os.receipts.preview.handler(({ input }) => previewDesign(context, receipts, input)),
    save: os.receipts.save.handler(({ input }) => saveDesign(context, receipts, input)),
  });
}
