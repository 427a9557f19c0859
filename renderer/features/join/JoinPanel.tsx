import { useEffect } from 'react';
import type { JoinState } from '#shared/contract/join.ts';
import { joinText } from '#shared/i18n/zh-CN/join.ts';
import type { StationConnection } from '#renderer/lib/station-client.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import { useJoin } from './use-join.ts';
import './join.css';

type Props = { readonly connection: StationConnection };

/** Covers a screen on another PC until it is led to its host: the six digits, or why it is not let in. */
export function JoinPanel({ connection }: Props) {
  const state = useJoin(connection);
  const role = state?.state === 'joined' ? state.role : null;
  useEffect(() => {
    // The manager may have given it another role than it was started for.
    if (role !== null && !window.location.hash.startsWith(`#/${role}`)) window.location.hash = `#/${role}`;
  }, [role]);
  if (state === null || state.state === 'joined') return null;
  return (
    <main className="join" data-testid="join" data-state={state.state}>
      <Body state={state} connection={connection} />
    </main>
  );
}

function Body({ state, connection }: Props & { readonly state: Exclude<JoinState, { state: 'joined' }> }) {
  const { join } = connection.join;
  switch (state.state) {
    case 'reaching':
      return (
        <div role="status">
          <h1>{joinText.reaching.title}</h1>
          <p>{joinText.reaching.host(state.host)}</p>
          <p>{joinText.reaching.hint}</p>
        </div>
      );
    case 'comparing':
      return (
        <>
          <h1>{joinText.comparing.title}</h1>
          <p className="join-code" data-testid="join-code">
            <span>{state.code.slice(0, 3)}</span> <span>{state.code.slice(3)}</span>
          </p>
          <p>{state.saidSame ? joinText.comparing.waiting : joinText.comparing.hint}</p>
          <div className="join-actions">
            <BigButton onPress={() => void join.answer({ match: false })}>{joinText.comparing.different}</BigButton>
            {!state.saidSame && (
              <BigButton kind="next" onPress={() => void join.answer({ match: true })}>
                {joinText.comparing.same}
              </BigButton>
            )}
          </div>
        </>
      );
    case 'problem':
      return (
        <div role="alert">
          <h1>{joinText.problems[state.problem].title}</h1>
          <p>{joinText.problems[state.problem].advice}</p>
          <p>{joinText.reaching.host(state.host)}</p>
          <div className="join-actions">
            <BigButton onPress={() => void join.again()}>{joinText.again}</BigButton>
          </div>
        </div>
      );
    default:
      return state satisfies never;
  }
}
