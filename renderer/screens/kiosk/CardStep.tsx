import { CardPicture } from '#renderer/features/arrival/CardPicture.tsx';
import type { ReaderReadiness } from '#renderer/features/arrival/reader-readiness.ts';
import type { KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';
import { Say } from './Say.tsx';

const sentences: Readonly<Record<ReaderReadiness, KioskSentenceKey>> = {
  asking: 'card-asking',
  ready: 'card-ready',
  reading: 'card-reading',
  remove: 'card-remove',
  readFailed: 'card-read-failed',
  away: 'card-away',
};

/** Where the card goes, and what the reader is doing. */
export function CardStep({ reader }: { readonly reader: ReaderReadiness }) {
  const away = reader === 'away';
  return (
    <section className="kiosk-step kiosk-picture-step">
      <h1>
        <Say as="span" line="card-question" />
      </h1>
      <CardPicture grey={away} />
      <div role="status" className={away ? 'kiosk-problem' : undefined}>
        <Say line={sentences[reader]} testId="reader-state" />
      </div>
    </section>
  );
}
