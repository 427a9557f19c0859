import type { ReactNode, RefObject } from 'react';
import { useVersionGap } from '#renderer/lib/page-version.ts';
import { useConnectionState, useDescription } from '#renderer/lib/station-context.tsx';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import { Say } from './Say.tsx';
import { textSizes, type TextSize } from './text-size.ts';

type Props = {
  readonly size: TextSize;
  readonly onSize: (size: TextSize) => void;
  readonly onAgain: () => void;
  /** Null where there is nothing to go back to. */
  readonly onBack: (() => void) | null;
  readonly onRestart: (() => void) | null;
  readonly onHelp: (() => void) | null;
  readonly content: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
};

/** What never changes around the questions: larger or smaller, say it again, go back, call somebody. */
export function KioskFrame({ size, onSize, onAgain, onBack, onRestart, onHelp, content, children }: Props) {
  const { stationName } = useDescription();
  const lost = useConnectionState() === 'lost';
  const otherVersion = useVersionGap() !== null;
  const step = textSizes.indexOf(size);
  const [smaller, larger] = [textSizes[step - 1], textSizes[step + 1]];
  return (
    <div className={`kiosk kiosk-${size}`}>
      <header className="kiosk-header">
        <div role="status" className={lost || otherVersion ? 'kiosk-station kiosk-lost' : 'kiosk-station'}>
          {lost ? (
            <Say as="span" line="frame-lost" />
          ) : otherVersion ? (
            <Say as="span" line="frame-version" />
          ) : (
            <Say as="span" line="frame-station" gaps={{ free: stationName }} />
          )}
        </div>
        <BigButton disabled={smaller === undefined} onPress={() => smaller !== undefined && onSize(smaller)}>
          <Say as="span" line="frame-smaller" />
        </BigButton>
        <BigButton disabled={larger === undefined} onPress={() => larger !== undefined && onSize(larger)}>
          <Say as="span" line="frame-larger" />
        </BigButton>
        <BigButton onPress={onAgain}>
          <Say as="span" line="frame-again" />
        </BigButton>
      </header>
      <main className="kiosk-main" ref={content}>
        {children}
      </main>
      <footer className="kiosk-footer">
        {onBack !== null && (
          <BigButton onPress={onBack}>
            <Say as="span" line="frame-back" />
          </BigButton>
        )}
        {onRestart !== null && (
          <BigButton onPress={onRestart}>
            <Say as="span" line="frame-restart" />
          </BigButton>
        )}
        {onHelp !== null && (
          <span className="kiosk-help-button">
            <BigButton onPress={onHelp}>
              <Say as="span" line="frame-help" />
            </BigButton>
          </span>
        )}
      </footer>
    </div>
  );
}
