import { answerPairing, lanDoor, removeScreen, setLanOpen } from '#electron/services/lan.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function lanRoutes(os: GuardedImplementer, { context, lan }: RpcServices) {
  return os.lan.router({
    door: os.lan.door.handler(() => lanDoor(context, lan)),
    setOpen: os.lan.setOpen.handler(({ input }) => setLanOpen(context, lan, input)),
    answerPairing: os.lan.answerPairing.handler(({ input }) => answerPairing(context, lan, input)),
    removeScreen: os.lan.removeScreen.handler(({ input }) => removeScreen(context, lan, input)),
  });
}
