import { describeStation } from '#electron/services/station.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function stationRoutes(os: GuardedImplementer, { context, facts }: RpcServices) {
  return os.station.router({
    describe: os.station.describe.handler(({ context: { screenId } }) =>
      describeStation(context, facts, screenId !== undefined),
    ),
  });
}
