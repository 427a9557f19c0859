import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function voiceRoutes(os: GuardedImplementer, { voice }: RpcServices) {
  return os.voice.router({
    catalogue: os.voice.catalogue.handler(() => voice.catalogue()),
    clips: os.voice.clips.handler(({ input }) => voice.clips(input.keys)),
  });
}
