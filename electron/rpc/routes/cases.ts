import { acceptCase } from '#electron/services/case-accept.ts';
import { declare, listDrafts, saveField, setMaterial, setSignature } from '#electron/services/case-edit.ts';
import { decideConflict, fieldHistory, markField } from '#electron/services/case-provenance.ts';
import { openCase } from '#electron/services/case-open.ts';
import { listFlaggedPhotos, setPhoto } from '#electron/services/case-photo.ts';
import { caseView, requireCase } from '#electron/services/case-view.ts';
import { today } from '#electron/services/people.ts';
import { photoOn } from '#electron/services/policy-editions.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function caseRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.cases.router({
    open: os.cases.open.handler(({ input }) => openCase(context, input)),
    get: os.cases.get.handler(({ input }) =>
      caseView(context, context.store.db, requireCase(context.store.db, input.caseId)),
    ),
    saveField: os.cases.saveField.handler(({ input }) => saveField(context, input)),
    decideConflict: os.cases.decideConflict.handler(({ input }) => decideConflict(context, input)),
    markField: os.cases.markField.handler(({ input }) => markField(context, input)),
    fieldHistory: os.cases.fieldHistory.handler(({ input }) => fieldHistory(context, input.caseId, input.field)),
    setMaterial: os.cases.setMaterial.handler(({ input }) => setMaterial(context, input)),
    declare: os.cases.declare.handler(({ input }) => declare(context, input)),
    photoPolicy: os.cases.photoPolicy.handler(() => photoOn(context, context.store.db, today(context))),
    flaggedPhotos: os.cases.flaggedPhotos.handler(({ input }) => listFlaggedPhotos(context, input.limit)),
    setPhoto: os.cases.setPhoto.handler(({ input }) => setPhoto(context, input)),
    setSignature: os.cases.setSignature.handler(({ input }) => setSignature(context, input)),
    accept: os.cases.accept.handler(({ input }) => acceptCase(context, input)),
    drafts: os.cases.drafts.handler(() => listDrafts(context)),
  });
}
