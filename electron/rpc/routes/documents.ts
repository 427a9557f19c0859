import { addDocument } from '#electron/services/document-add.ts';
import { moveDocument, removeDocument, restoreDocument, turnDocument } from '#electron/services/document-changes.ts';
import { familyOffers, takeOverDocuments } from '#electron/services/document-family.ts';
import { casePages, pictureOf } from '#electron/services/document-view.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function documentRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.documents.router({
    policy: os.documents.policy.handler(() => context.policy.documents),
    list: os.documents.list.handler(({ input }) => casePages(context.store.db, input.caseId)),
    add: os.documents.add.handler(({ input }) => addDocument(context, input)),
    move: os.documents.move.handler(({ input }) => moveDocument(context, input)),
    turn: os.documents.turn.handler(({ input }) => turnDocument(context, input)),
    remove: os.documents.remove.handler(({ input }) => removeDocument(context, input)),
    restore: os.documents.restore.handler(({ input }) => restoreDocument(context, input)),
    offers: os.documents.offers.handler(({ input }) => familyOffers(context, input.caseId)),
    takeOver: os.documents.takeOver.handler(({ input }) => takeOverDocuments(context, input)),
  });
}

export function pictureRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.pictures.router({
    thumbnail: os.pictures.thumbnail.handler(({ input }) => pictureOf(context.store.db, input, 'thumbnail')),
    page: os.pictures.page.handler(({ input }) => pictureOf(context.store.db, input, 'page')),
  });
}
