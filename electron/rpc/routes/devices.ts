import { streamOf } from '#electron/platform/broadcast.ts';
import type { ReaderEvent } from '#shared/contract/devices.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function deviceRoutes(os: GuardedImplementer, services: RpcServices) {
  const { devices } = services;
  const status = () => ({ reader: devices.readerStatus(), printer: devices.printerStatus() });
  return os.devices.router({
    status: os.devices.status.handler(status),
    watchReader: os.devices.watchReader.handler(({ signal, context }) =>
      streamOf<ReaderEvent>(devices.readerEvents, {
        signal,
        first: { kind: 'status', status: devices.readerStatus() },
        limit: 20,
        map: (event) => (event.kind === 'card' && context.surface === 'kiosk' ? { ...event, personId: null } : event),
      }),
    ),
    configure: os.devices.configure.handler(async ({ input }) => {
      await services.configureDevices(input.requestId, input);
      return status();
    }),
  });
}
