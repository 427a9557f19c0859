import { Broadcast, streamOf } from '#electron/platform/broadcast.ts';
import { DeskError } from '#shared/errors.ts';
import { watchTrial } from '#electron/services/device-trials.ts';
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
  const onOwnPc = ({ screenId }: RpcContext): void => {
    if (screenId !== undefined) throw new DeskError('access.denied', {});
  };
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
    details: os.devices.details.handler(() => devices.details()),
    found: os.devices.found.handler(() => services.deviceTrials.find()),
    tryReader: os.devices.tryReader.handler(({ signal, context }) => {
      onOwnPc(context);
      return watchTrial(devices, signal);
    }),
    tryPrinter: os.devices.tryPrinter.handler(({ input }) => services.deviceTrials.printPage(input.requestId)),
    scanReader: os.devices.scanReader.handler(({ input, context }) => {
      onOwnPc(context);
      return services.deviceTrials.scanReader(input.requestId, input.path);
    }),
    configure: os.devices.configure.handler(async ({ input, context }) => {
      onOwnPc(context);
      await services.configureDevices(input.requestId, input);
      return status(context);
    }),
  });
}
