import { implement, type Router } from '@orpc/server';
import { joinContract, type JoinState } from '#shared/contract/join.ts';
import { streamOf } from '#electron/platform/broadcast.ts';
import type { JoinedScreen } from './joined-screen.ts';

export type JoinContext = { readonly screen: JoinedScreen };

/** What the page of a joined PC can ask while there is no host behind it. */
export function createJoinRouter(): Router<typeof joinContract, JoinContext> {
  const os = implement(joinContract).$context<JoinContext>();
  return os.router({
    join: {
      watch: os.join.watch.handler(({ context: { screen }, signal }) =>
        streamOf<JoinState>(screen.states, { signal, first: screen.state, merge: (_waiting, next) => next }),
      ),
      answer: os.join.answer.handler(({ context: { screen }, input }) => {
        screen.answer(input.match);
        return {};
      }),
      again: os.join.again.handler(({ context: { screen } }) => {
        screen.again();
        return {};
      }),
    },
  });
}
