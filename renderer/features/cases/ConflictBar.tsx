import { Button } from 'antd';
import type { KeyboardEvent } from 'react';
import type { FieldConflict } from '#shared/contract/cases.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { shownValue } from './entry/shown-value.ts';
import { findField } from './form-view.ts';
import type { OpenCase } from './open-case.ts';

const text = casesText.conflict;

type Props = {
  readonly document: OpenCase;
  readonly pending: boolean;
  readonly onTake: (field: string, take: 'chip' | 'roster') => void;
};

/** Where chip and roster disagree: both side by side at the top, decided with one key. */
export function ConflictBar({ document, pending, onTake }: Props) {
  if (document.conflicts.length === 0 || document.state === 'accepted') return null;
  return (
    <div className="conflicts" role="alert" data-testid="conflicts">
      <strong>{text.title}</strong>
      {document.conflicts.map((conflict) => (
        <Conflict key={conflict.field} document={document} conflict={conflict} pending={pending} onTake={onTake} />
      ))}
    </div>
  );
}

function Conflict({ document, conflict, pending, onTake }: Props & { readonly conflict: FieldConflict }) {
  const field = findField(document.form, conflict.field);
  const named = (value: string): string => {
    if (field === null || field.kind === 'group') return value;
    return shownValue({ ...field, kind: field.kind }, value, field.choices ?? []);
  };
  const keys = (event: KeyboardEvent): void => {
    const take = ({ '1': 'chip', '2': 'roster' } as const)[event.key];
    if (take !== undefined && !event.repeat) onTake(conflict.field, take);
  };
  const sides = [
    ['chip', '1', conflict.chipValue],
    ['roster', '2', conflict.rosterValue],
  ] as const;
  return (
    <div id={`at-conflict:${conflict.field}`} className="conflict" onKeyDown={keys}>
      <span className="conflict-label">{field?.label ?? conflict.field}</span>
      {sides.map(([take, key, value]) => (
        <Button
          key={take}
          className="conflict-side"
          disabled={pending}
          data-testid={`take-${take}-${conflict.field}`}
          onClick={() => onTake(conflict.field, take)}
        >
          <kbd>{key}</kbd>
          <span className="quiet">{casesText.source[take]}</span>
          <b>{named(value)}</b>
        </Button>
      ))}
    </div>
  );
}
