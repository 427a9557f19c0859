import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { refusalCode } from '#renderer/lib/refusal.ts';
import { jumpTo } from './case-steps.ts';
import type { FieldSaver } from './field-saver.ts';

const text = casesText.accept;

type Props = {
  readonly saver: FieldSaver;
  readonly complete: boolean;
  readonly accept: {
    readonly pending: boolean;
    readonly error: unknown;
    readonly run: (above: boolean) => Promise<unknown>;
  };
  /** The province decides about this one, and the button says so. */
  readonly above: boolean;
};

/** 受理. Waits for what is still being saved, so that a click right after the last key accepts what was typed. */
export function AcceptButton({ saver, complete, accept, above }: Props) {
  const [waiting, setWaiting] = useState(false);
  const started = useRef(false);
  const press = async (): Promise<void> => {
    // State would only disable the button after the next paint; a double click is faster.
    if (started.current) return;
    started.current = true;
    setWaiting(true);
    try {
      const { refused } = await saver.settled();
      const [first] = refused.keys();
      if (first === undefined) await accept.run(above);
      else jumpTo(first);
    } finally {
      started.current = false;
      setWaiting(false);
    }
  };
  return (
    <>
      {refusalCode(accept.error) === 'case.incomplete' && <Alert type="warning" showIcon title={text.incomplete} />}
      <Button
        type="primary"
        size="large"
        block
        disabled={!complete}
        loading={waiting || accept.pending}
        data-testid="accept"
        onClick={() => void press()}
      >
        {above ? text.above : text.button}
      </Button>
    </>
  );
}
