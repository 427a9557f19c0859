import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function formRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.forms.router({
    areas: os.forms.areas.handler(() => context.policy.areasCsv),
  });
}
