import { App } from 'antd';
import { useMemo } from 'react';
import { refusalText } from './refusal.ts';

const REFUSAL_SECONDS = 8;
const DONE_SECONDS = 3;

export type Feedback = {
  /** Says what the station refused, or that it cannot be reached. */
  readonly refused: (error: unknown) => void;
  readonly done: (text: string) => void;
};

/** Short messages over the screen; must be used below antd's `App`. */
export function useFeedback(): Feedback {
  const { message } = App.useApp();
  return useMemo(
    () => ({
      refused: (error) => {
        const content = refusalText(error);
        // The same sentence twice is one message: its key replaces the earlier one.
        void message.open({ type: 'warning', key: content, content, duration: REFUSAL_SECONDS });
      },
      done: (content) => void message.open({ type: 'success', key: content, content, duration: DONE_SECONDS }),
    }),
    [message],
  );
}
