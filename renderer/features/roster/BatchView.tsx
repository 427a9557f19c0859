import { Alert, Flex, Tag } from 'antd';
import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import { rosterFields } from '#shared/domain/roster-row.ts';
import type { ImportSummary, RowOutcome } from '#shared/contract/roster.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { rosterFieldText } from '#shared/i18n/zh-CN/roster.ts';
import { BatchActions } from './BatchActions.tsx';
import { BatchCounts } from './BatchCounts.tsx';
import { RowsTable } from './RowsTable.tsx';
import './roster.css';

const text = rosterScreenText.batch;

type Props = { readonly batch: ImportSummary; readonly onBack: () => void };

/** One batch: what committing would do or has done, row by row. */
export function BatchView({ batch, onBack }: Props) {
  const [outcome, setOutcome] = useState<RowOutcome | null>(null);
  return (
    <Flex vertical gap="middle" data-testid="import-batch" data-state={batch.state}>
      <header className="roster-batch-header">
        <h2>{text.heading(batch.fileName)}</h2>
        <span className="quiet">{text.at(dateTimeText(batch.createdAtMs))}</span>
      </header>
      <Result batch={batch} />
      <BatchCounts batch={batch} chosen={outcome} onChoose={setOutcome} />
      <BatchActions batch={batch} onBack={onBack} />
      <Columns columns={batch.columns} />
      {batch.state !== 'discarded' && (
        <RowsTable key={`${batch.id} ${outcome ?? ''}`} batchId={batch.id} outcome={outcome} />
      )}
    </Flex>
  );
}

function Result({ batch }: { readonly batch: ImportSummary }) {
  const { state, added, merged, refused } = batch;
  if (state === 'discarded') return <Alert type="info" showIcon title={text.discarded} />;
  if (state === 'committed') {
    return (
      <Alert
        type="success"
        showIcon
        data-testid="import-done"
        title={text.committed(added, merged)}
        description={refused === 0 ? undefined : text.committedRefused(refused)}
      />
    );
  }
  if (added + merged === 0) return <Alert type="info" showIcon title={text.nothing} />;
  return refused === 0 ? null : <Alert type="warning" showIcon title={text.refusedFirst(refused)} />;
}

function Columns({ columns }: Pick<ImportSummary, 'columns'>) {
  const names: Readonly<Record<string, string>> = rosterFieldText;
  const missing = rosterFields.filter((field) => !columns.some((column) => column.field === field));
  return (
    <div className="roster-columns" data-testid="import-columns">
      <span>{text.columnsTitle}</span>
      {columns.map((column) => (
        <Tag key={column.field}>{text.column(column.heading, names[column.field] ?? column.field)}</Tag>
      ))}
      {missing.length > 0 && (
        <span className="quiet">
          {text.columnsMissing(missing.map((field) => rosterFieldText[field]).join(text.listMark))}
        </span>
      )}
    </div>
  );
}
