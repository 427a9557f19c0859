import type { RefObject } from 'react';
import type { ReaderStatusView } from '#shared/contract/devices.ts';
import { readinessOf } from '#renderer/features/arrival/reader-readiness.ts';
import type { NumberKind } from '#renderer/features/arrival/typed-number.ts';
import type { CheckIn } from '#renderer/features/arrival/use-check-in.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { HelpStep } from './HelpStep.tsx';
import { IdleStep } from './IdleStep.tsx';
import type { KioskEvent, KioskStep } from './kiosk-step.ts';
import { KioskFrame } from './KioskFrame.tsx';
import { QuestionStep } from './QuestionStep.tsx';
import { refusedMessage } from './refused-message.ts';
import type { TextSize } from './text-size.ts';
import type { HelpCall } from './use-kiosk-help.ts';

export type KioskViewProps = {
  readonly step: KioskStep;
  readonly size: TextSize;
  /** To answer "are you still there?"; null while nobody is asked. */
  readonly secondsLeft: number | null;
  readonly help: HelpCall;
  readonly reader: ReaderStatusView | null;
  readonly content: RefObject<HTMLElement | null>;
  readonly onSize: (size: TextSize) => void;
  readonly onAgain: () => void;
  readonly onKey: (key: string) => void;
  readonly onLeave: () => void;
  readonly dispatch: (event: KioskEvent) => void;
  readonly checkIn: CheckIn;
  readonly identify: (by: NumberKind, typed: string) => void;
};

/** One question or answer at a time in the frame that never changes. */
export function KioskView(props: KioskViewProps) {
  const { step, secondsLeft, help, reader, dispatch, onLeave } = props;
  const station = useDescription();
  const refused = step.at === 'refused' ? refusedMessage(step.error, step.origin, station) : null;
  const asked = secondsLeft !== null;
  const helping = !asked && (help.failed || (help.open !== null && !help.quiet));
  const question = !asked && !helping;
  const canGoBack = question && step.at !== 'welcome' && step.at !== 'checking' && step.at !== 'ticket';
  return (
    <KioskFrame
      size={props.size}
      onSize={props.onSize}
      onAgain={props.onAgain}
      onBack={canGoBack ? () => dispatch({ kind: 'back' }) : null}
      onRestart={canGoBack ? onLeave : null}
      onHelp={!asked && !helping ? help.ask : null}
      content={props.content}
    >
      {/* Any touch answers, wherever it falls; the button is there to be seen. */}
      {asked && <IdleStep secondsLeft={secondsLeft} onStay={() => undefined} />}
      {helping && <HelpStep help={help.open} onAlone={help.failed ? help.dismiss : help.cancel} />}
      {question && (
        <QuestionStep
          step={step}
          refused={refused}
          help={help.open}
          reader={readinessOf(reader)}
          cardLies={reader?.state === 'waiting-removal'}
          dispatch={dispatch}
          say={props.onKey}
          checkIn={props.checkIn}
          onTyped={props.identify}
          onDone={onLeave}
        />
      )}
    </KioskFrame>
  );
}
