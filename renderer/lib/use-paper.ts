import { useRef, useState } from 'react';
import { refusalCode } from './refusal.ts';
import { useWrite, type WriteOptions } from './use-write.ts';

type Asked = { readonly requestId: string; readonly reason?: string | undefined };
type Waiting<Input, Output> = { readonly input: Input; readonly settle: (output: Output | undefined) => void };

/**
 * A button that prints a paper. When the same one came out before, `copy` is there until somebody says why another; the
 * call is answered only then, with undefined when they would rather not.
 */
export function usePaper<Full extends Asked, Output>(
  procedure: (input: Full) => Promise<Output>,
  options: WriteOptions<Omit<Full, 'requestId'>, Output> = {},
) {
  type Input = Omit<Full, 'requestId'>;
  const [waiting, setWaiting] = useState<Waiting<Input, Output> | null>(null);
  const wantsReason = useRef(false);
  const write = useWrite(procedure, {
    ...options,
    onRefusal: (error) => {
      wantsReason.current = refusalCode(error) === 'print.reasonNeeded';
      return wantsReason.current || options.onRefusal?.(error);
    },
  });
  const print = async (input: Input): Promise<Output | undefined> => {
    wantsReason.current = false;
    const output = await write.run(input);
    if (output !== undefined || !wantsReason.current) return output;
    wantsReason.current = false;
    return new Promise((settle) => setWaiting({ input, settle }));
  };
  const end = (output: Output | undefined): void => {
    waiting?.settle(output);
    setWaiting(null);
  };
  const confirm = async (reason: string): Promise<void> => {
    if (waiting === null) return;
    const output = await write.run({ ...waiting.input, reason });
    if (output !== undefined) end(output);
  };
  const copy = waiting && {
    input: waiting.input,
    busy: write.pending,
    confirm: (reason: string) => void confirm(reason),
    drop: () => end(undefined),
  };
  return { pending: write.pending, print, copy };
}
