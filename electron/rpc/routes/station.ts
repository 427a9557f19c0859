import { describeStation } from '#electron/services/station.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function stationRoutes(os: GuardedImplementer, { context, facts, storeCheck }: RpcServices) {
  return os.station.router({
    describe: os.station.describe.handler(({ context: { screenId } }) =>
      describeStation(context, facts, screenId !== undefined),
    ),
    storeHealth: os.station.storeHealth.handler(() => storeCheck.health()),
  });
}
