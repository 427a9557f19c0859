import { nouns, type ChangeEvent } from '#shared/contract/changes.ts';
import { streamOf } from '#electron/platform/broadcast.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function changeRoutes(os: GuardedImplementer, { changes }: RpcServices) {
  return os.changes.router({
    watch: os.changes.watch.handler(({ signal }) =>
      streamOf<ChangeEvent>(changes, {
        signal,
        first: { nouns: [...nouns] },
        merge: (waiting, next) => ({ nouns: [...new Set([...waiting.nouns, ...next.nouns])] }),
      }),
    ),
  });
}
