import { formByHash } from '#electron/services/case-view.ts';
import { checkForm, describeForm, saveForm } from '#electron/services/form-editions.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function formRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.forms.router({
    areas: os.forms.areas.handler(() => context.policy.areasCsv),
    ofCase: os.forms.ofCase.handler(({ input }) => formByHash(context.store.db, input.hash)),
    describe: os.forms.describe.handler(() => describeForm(context)),
    check: os.forms.check.handler(({ input }) => checkForm(context, input.changes)),
    save: os.forms.save.handler(({ input }) => saveForm(context, input)),
  });
}
