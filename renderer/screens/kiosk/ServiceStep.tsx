import { BigButton } from '#renderer/ui/BigButton.tsx';
import type { KioskStep } from './kiosk-step.ts';
import { Say } from './Say.tsx';

type Props = Pick<Extract<KioskStep, { at: 'service' }>, 'services' | 'reason'> & {
  readonly onChoose: (serviceId: string) => void;
};

/** What the visitor came for, where a station does more than one thing; said aloud, for who cannot read the tiles. */
export function ServiceStep({ services, reason, onChoose }: Props) {
  return (
    <section className="kiosk-step kiosk-confirm kiosk-services">
      <h1>
        <Say as="span" line={reason === '' ? 'service-question' : 'service-question-else'} />
      </h1>
      {reason !== '' && <Say line="service-reason" gaps={{ free: reason }} />}
      <div className="kiosk-answers">
        {services.map(({ id, name }) => (
          <BigButton key={id} onPress={() => onChoose(id)}>
            <Say as="span" line="service-name" gaps={{ service: name }} aloud />
          </BigButton>
        ))}
      </div>
    </section>
  );
}
