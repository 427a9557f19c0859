import type { KioskHelp } from '#shared/contract/kiosk.ts';
import { BigButton } from '#renderer/ui/BigButton.tsx';
import { Say } from './Say.tsx';

type Props = {
  /** Null: the counters could not be reached. */
  readonly help: KioskHelp | null;
  readonly onAlone: () => void;
};

/** Somebody was called: who comes, and nothing to do meanwhile. */
export function HelpStep({ help, onAlone }: Props) {
  return (
    <section className="kiosk-step kiosk-refused" role="status">
      <h1>{help === null ? <Say as="span" line="help-failed" /> : <HelpTitle help={help} />}</h1>
      <Say line={help === null ? 'help-failed-next' : 'help-wait'} />
      <div className="kiosk-actions">
        <BigButton onPress={onAlone}>
          <Say as="span" line={help === null ? 'help-done' : 'help-not-needed'} />
        </BigButton>
      </div>
    </section>
  );
}

function HelpTitle({ help }: { readonly help: KioskHelp }) {
  if (help.takenBy === null) return <Say as="span" line="help-called" />;
  return <Say as="span" line="help-coming" gaps={{ clerk: help.takenBy }} />;
}
