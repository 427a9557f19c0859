import { Broadcast, streamOf } from '#electron/platform/broadcast.ts';
import type { ReaderEvent, ReaderStatusView } from '#shared/contract/devices.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcContext, RpcServices } from '../services.ts';

const noReader = new Broadcast<ReaderEvent>();

export function deviceRoutes(os: GuardedImplementer, services: RpcServices) {
  const { devices } = services;
  const status = (context: RpcContext) => ({ reader: readerFor(context), printer: devices.printerStatus() });
  // The reader stands on this PC: a card laid on it must not become somebody's ticket on a screen in another room.
  const readerFor = ({ screenId }: RpcContext): ReaderStatusView =>
    screenId === undefined
      ? devices.readerStatus()
      : { url: 'none', state: 'off', problem: null, samId: null, photoDecoder: false };
  return os.devices.router({
    status: os.devices.status.handler(({ context }) => status(context)),
    watchReader: os.devices.watchReader.handler(({ signal, context }) =>
      streamOf<ReaderEvent>(context.screenId === undefined ? devices.readerEvents : noReader, {
        signal,
        first: { kind: 'status', status: readerFor(context) },
        limit: 20,
        map: (event) => (event.kind === 'card' && context.surface === 'kiosk' ? { ...event, personId: null } : event),
      }),
    ),
    configure: os.devices.configure.handler(async ({ input, context }) => {
      await services.configureDevices(input.requestId, input);
      return status(context);
    }),
  });
}
