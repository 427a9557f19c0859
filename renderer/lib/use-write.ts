import { useMutation } from '@tanstack/react-query';
import { useCallback, useLayoutEffect, useRef } from 'react';
import { useFeedback } from './feedback.ts';
import { isDecided } from './refusal.ts';

type Identified = { readonly requestId: string };

export type WriteOptions<Input, Output> = {
  readonly onSuccess?: (output: Output, input: Input) => void;
  /** Return true when the screen itself says what was refused; otherwise a message does. */
  readonly onRefusal?: (error: unknown) => boolean | void;
  readonly onSettled?: () => void;
};

export type Write<Input, Output> = {
  /** Undefined when refused, when the line is lost, or when the same write is still under way. */
  readonly run: (input: Input) => Promise<Output | undefined>;
  readonly pending: boolean;
  readonly error: unknown;
};

type Intention = { readonly text: string; readonly requestId: string };

/**
 * One writing button. Makes one requestId per intention and keeps it until the station has answered: the same input run
 * again after a lost line is the same request, and acts once. A second call while the first is under way is ignored.
 */
export function useWrite<Full extends Identified, Output>(
  procedure: (input: Full) => Promise<Output>,
  options: WriteOptions<Omit<Full, 'requestId'>, Output> = {},
): Write<Omit<Full, 'requestId'>, Output> {
  type Input = Omit<Full, 'requestId'>;
  const feedback = useFeedback();
  const latest = useRef({ procedure, options, feedback });
  useLayoutEffect(() => {
    latest.current = { procedure, options, feedback };
  });
  const busy = useRef(false);
  const intention = useRef<Intention | null>(null);

  const { mutateAsync, isPending, error } = useMutation<Output, unknown, Input>({
    networkMode: 'always',
    retry: false,
    // Omit<Full, 'requestId'> with a requestId is Full; the type checker cannot see that through the generic.
    mutationFn: (input) => latest.current.procedure({ ...input, requestId: requestIdOf(intention, input) } as Full),
  });

  const run = useCallback(
    async (input: Input): Promise<Output | undefined> => {
      // State would only tell after the next paint; a double click is faster.
      if (busy.current) return undefined;
      busy.current = true;
      const attempt = await settle(mutateAsync(input));
      busy.current = false;
      const { options: now, feedback: say } = latest.current;
      if (attempt.ok) {
        intention.current = null;
        now.onSuccess?.(attempt.output, input);
      } else {
        if (isDecided(attempt.error)) intention.current = null;
        if (now.onRefusal?.(attempt.error) !== true) say.refused(attempt.error);
      }
      now.onSettled?.();
      return attempt.ok ? attempt.output : undefined;
    },
    [mutateAsync],
  );
  return { run, pending: isPending, error };
}

type Attempt<Output> = { readonly ok: true; readonly output: Output } | { readonly ok: false; readonly error: unknown };

async function settle<Output>(promise: Promise<Output>): Promise<Attempt<Output>> {
  try {
    return { ok: true, output: await promise };
  } catch (error) {
    return { ok: false, error };
  }
}

function requestIdOf(intention: { current: Intention | null }, input: object): string {
  const text = JSON.stringify(input);
  if (intention.current?.text !== text) intention.current = { text, requestId: crypto.randomUUID() };
  return intention.current.requestId;
}
