import { identify, keepDraft, leaveSession, resumeSession } from '#electron/services/kiosk.ts';
import { askHelp, cancelHelp, closeHelp, helpOfSession, listHelp, takeHelp } from '#electron/services/kiosk-help.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function kioskRoutes(os: GuardedImplementer, { context, kiosks }: RpcServices) {
  return os.kiosk.router({
    resume: os.kiosk.resume.handler(({ input }) => resumeSession(context, kiosks, input.kioskId)),
    keep: os.kiosk.keep.handler(({ input }) => keepDraft(context, kiosks, input)),
    leave: os.kiosk.leave.handler(({ input }) => leaveSession(context, kiosks, input)),
    identify: os.kiosk.identify.handler(({ input }) => identify(context, kiosks, input)),
    askHelp: os.kiosk.askHelp.handler(({ input }) => askHelp(context, kiosks, input)),
    cancelHelp: os.kiosk.cancelHelp.handler(({ input }) => cancelHelp(context, input)),
    help: os.kiosk.help.handler(({ input }) => helpOfSession(context, input.sessionId)),
    openHelp: os.kiosk.openHelp.handler(() => listHelp(context, kiosks)),
    takeHelp: os.kiosk.takeHelp.handler(({ input }) => takeHelp(context, kiosks, input)),
    closeHelp: os.kiosk.closeHelp.handler(({ input }) => closeHelp(context, input)),
  });
}
