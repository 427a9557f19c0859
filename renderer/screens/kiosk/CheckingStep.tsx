import { Say } from './Say.tsx';

export function CheckingStep() {
  return (
    <section className="kiosk-step kiosk-checking" role="status">
      <h1>
        <Say as="span" line="checking-title" />
      </h1>
    </section>
  );
}
