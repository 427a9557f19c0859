import { kioskText } from '#shared/i18n/zh-CN/kiosk.ts';
import { CardPicture } from '#renderer/features/arrival/CardPicture.tsx';
import type { ReaderReadiness } from '#renderer/features/arrival/reader-readiness.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';

const text = kioskText.welcome;

type Props = { readonly reader: ReaderReadiness; readonly onDigits: () => void };

/** The first question. Without a reader the card way stays visible in grey, so that nobody looks for it elsewhere. */
export function WelcomeStep({ reader, onDigits }: Props) {
  const away = reader === 'away';
  return (
    <section className="kiosk-step kiosk-welcome">
      <h1>{away ? text.questionNoCard : text.question}</h1>
      <div className={away ? 'kiosk-card-way kiosk-card-way-away' : 'kiosk-card-way'}>
        <CardPicture title={text.picture} grey={away} />
        <p role="status" data-testid="reader-state">
          {text.reader[reader]}
        </p>
      </div>
      <div className="kiosk-actions">
        <BigButton kind={away ? 'next' : 'plain'} onPress={onDigits}>
          {away ? text.digitsOnly : text.digits}
        </BigButton>
      </div>
    </section>
  );
}
