import { SlipPicture } from '#renderer/features/arrival/SlipPicture.tsx';
import { Say } from './Say.tsx';

/** Where the slip's code goes. */
export function SlipStep() {
  return (
    <section className="kiosk-step kiosk-picture-step">
      <h1>
        <Say as="span" line="slip-question" />
      </h1>
      <SlipPicture />
      <Say line="slip-hint" />
    </section>
  );
}
