import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { jumpTo, missingName } from './case-steps.ts';
import type { OpenCase } from './open-case.ts';

const text = casesText.missing;

/** What still hinders acceptance, always in sight; each line leads to its place. */
export function MissingList({ document }: { readonly document: OpenCase }) {
  if (document.missing.length === 0) {
    return (
      <p className="missing-none" data-testid="missing-none">
        {text.none}
      </p>
    );
  }
  return (
    <div className="missing" data-testid="missing-list">
      <strong>{text.title}</strong>
      <ul>
        {document.missing.map((key) => (
          <li key={key}>
            <button type="button" className="missing-item" data-testid={`missing-${key}`} onClick={() => jumpTo(key)}>
              {missingName(document, key)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
