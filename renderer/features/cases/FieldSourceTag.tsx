import { useQuery } from '@tanstack/react-query';
import { Popover, Tag } from 'antd';
import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import type { FieldSource } from '#shared/contract/cases.ts';
import type { PlainField } from '#shared/contract/form-fields.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { shownValue } from './entry/shown-value.ts';
import type { OpenCase } from './open-case.ts';

const colours = {
  chip: 'green',
  roster: 'blue',
  booking: 'geekblue',
  earlier: 'purple',
  clerk: 'default',
} as const satisfies Record<FieldSource, string>;

type Props = {
  readonly caseId: OpenCase['id'];
  readonly at: string;
  readonly field: PlainField;
  readonly source: FieldSource;
};

/** Where the value came from; pressed, it tells every value the field has had and who changed it. */
export function FieldSourceTag({ caseId, at, field, source }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={casesText.history.title(field.label)}
      content={open ? <History caseId={caseId} at={at} field={field} /> : null}
    >
      <button type="button" className="source-button" tabIndex={-1} aria-label={casesText.history.open}>
        <Tag color={colours[source]} data-testid={`source-${at}`} style={{ marginInlineEnd: 0 }}>
          {casesText.source[source]}
        </Tag>
      </button>
    </Popover>
  );
}

function History({ caseId, at, field }: Omit<Props, 'source'>) {
  const queries = useStationQueries();
  const changes = useQuery(queries.cases.fieldHistory.queryOptions({ input: { caseId, field: at } })).data;
  if (changes === undefined) return <span>{casesText.history.loading}</span>;
  return (
    <table className="field-history" data-testid={`history-${at}`}>
      <tbody>
        {changes.map((change) => (
          <tr key={`${change.atMs}-${change.value}`}>
            <td>{shownValue(field, change.value, field.choices ?? []) || casesText.history.cleared}</td>
            <td>{casesText.source[change.source]}</td>
            <td>{change.changedBy}</td>
            <td>{dateTimeText(change.atMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
