import type { PolicyEdition } from '#shared/contract/policies.ts';
import { policiesText as text } from '#shared/i18n/zh-CN/policies.ts';

/** Who changed what from which day on, and why; nothing here is ever taken back. */
export function EditionHistory({ history }: { readonly history: readonly PolicyEdition[] }) {
  return (
    <section>
      <h2>{text.history}</h2>
      {history.length === 0 && <p className="quiet">{text.historyNone}</p>}
      {history.map(({ edition, effectiveOn, savedBy, reason }) => (
        <p key={edition} data-testid={`policy-edition-${edition}`}>
          {text.historyLine(edition, effectiveOn, savedBy, reason)}
        </p>
      ))}
    </section>
  );
}
