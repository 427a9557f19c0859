import type { KioskGaps } from '#shared/domain/kiosk-speech.ts';
import { lineText } from '#shared/domain/kiosk-speech.ts';
import type { KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';

type Props = {
  readonly line: KioskSentenceKey;
  readonly gaps?: KioskGaps | undefined;
  readonly as?: 'h1' | 'p' | 'span' | 'output';
  readonly className?: string;
  readonly testId?: string;
  /** Changes too often to be read out by itself; 再听一遍 reads it. */
  readonly quiet?: boolean;
  /** Read out although it stands on a button. */
  readonly aloud?: boolean;
};

/** Every text on the kiosk's screen. What it shows and what the voice says (use-speech.ts) is the same line of one list. */
export function Say({ line, gaps, as: Element = 'p', className, testId, quiet = false, aloud = false }: Props) {
  return (
    <Element
      className={className}
      data-testid={testId}
      data-voice={line}
      data-voice-gaps={gaps === undefined ? undefined : JSON.stringify(gaps)}
      data-voice-quiet={quiet || undefined}
      data-voice-aloud={aloud || undefined}
    >
      {lineText({ key: line, gaps })}
    </Element>
  );
}
