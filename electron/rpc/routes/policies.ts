import { consentsView, photoView, saveConsents, savePhoto } from '#electron/services/policy-editions.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function policyRoutes(os: GuardedImplementer, { context }: RpcServices) {
  const noun = os.policies;
  return noun.router({
    consents: noun.consents.handler(() => consentsView(context)),
    saveConsents: noun.saveConsents.handler(({ input }) => saveConsents(context, input)),
    photo: noun.photo.handler(() => photoView(context)),
    savePhoto: noun.savePhoto.handler(({ input }) => savePhoto(context, input)),
  });
}
