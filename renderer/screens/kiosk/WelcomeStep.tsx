import { CardPicture } from '#renderer/features/arrival/CardPicture.tsx';
import { SlipPicture } from '#renderer/features/arrival/SlipPicture.tsx';
import type { ReaderReadiness } from '#renderer/features/arrival/reader-readiness.ts';
import type { NumberKind } from '#renderer/features/arrival/typed-number.ts';
import { usePaperAway } from '#renderer/features/arrival/use-paper.ts';
import type { KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import { NoMoreNumbers, useNoMoreNumbers } from './NoMoreNumbers.tsx';
import { Say } from './Say.tsx';

const hints: Readonly<Record<ReaderReadiness, KioskSentenceKey>> = {
  asking: 'welcome-hint',
  ready: 'welcome-hint',
  reading: 'card-reading',
  remove: 'card-remove',
  readFailed: 'card-read-failed',
  away: 'welcome-away',
};

const problems: ReadonlySet<ReaderReadiness> = new Set(['remove', 'readFailed', 'away']);

type Props = { readonly reader: ReaderReadiness; readonly onGo: (to: 'card' | 'slip' | NumberKind) => void };

/** The first question. A card laid down or a slip scanned answers it without a touch. */
export function WelcomeStep({ reader, onGo }: Props) {
  const noMore = useNoMoreNumbers();
  // There is one thing to read then; what is wrong with the reader still matters to who has an appointment.
  const quiet = hints[reader] === 'welcome-hint';
  const noPaper = usePaperAway() && noMore === null;
  const hint = quiet && (noMore !== null || noPaper) ? null : hints[reader];
  return (
    <section className="kiosk-step kiosk-welcome">
      <h1>
        <Say as="span" line="welcome-question" />
      </h1>
      {noMore !== null && <NoMoreNumbers {...noMore} />}
      <div role="status" className={problems.has(reader) || noPaper ? 'kiosk-problem' : undefined}>
        {hint !== null && <Say line={hint} testId="reader-state" />}
        {noPaper && <Say line="welcome-no-paper" testId="paper-state" />}
      </div>
      <div className="kiosk-ways">
        <BigButton onPress={() => onGo('card')}>
          <CardPicture />
          <Say as="span" line="welcome-card" />
        </BigButton>
        <BigButton onPress={() => onGo('slip')}>
          <SlipPicture />
          <Say as="span" line="welcome-slip" />
        </BigButton>
        <BigButton onPress={() => onGo('id-number')}>
          <Say as="span" line="welcome-id-number" />
        </BigButton>
        <BigButton onPress={() => onGo('phone')}>
          <Say as="span" line="welcome-phone" />
        </BigButton>
      </div>
    </section>
  );
}
