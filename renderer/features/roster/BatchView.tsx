import { Alert, Button, Flex, Tag } from 'antd';
import { useState } from 'react';
import { dateTimeText } from '#shared/civil-date.ts';
import { rosterFields } from '#shared/domain/roster-row.ts';
import type { ImportSummary } from '#shared/contract/roster.ts';
import { errorText } from '#shared/i18n/zh-CN/errors.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { rosterFieldText } from '#shared/i18n/zh-CN/roster.ts';
import { BatchActions } from './BatchActions.tsx';
import { BatchCounts, type RowFilter } from './BatchCounts.tsx';
import { RowsTable } from './RowsTable.tsx';
import { SuspectPairs } from './SuspectPairs.tsx';
import { UnderWay } from './UnderWay.tsx';
import { isUnderWay } from './use-roster.ts';
import './roster.css';

const text = rosterScreenText.batch;

type Props = { readonly batch: ImportSummary; readonly onBack: () => void };

/** One batch: what committing would do or has done, row by row. */
export function BatchView({ batch, onBack }: Props) {
  return (
    <Flex vertical gap="middle" data-testid="import-batch" data-state={batch.state}>
      <header className="roster-batch-header">
        <h2>{text.heading(batch.fileName)}</h2>
        <span className="quiet">{text.at(dateTimeText(batch.createdAtMs))}</span>
      </header>
      {isUnderWay(batch) ? <UnderWay batch={batch} /> : <Outcome batch={batch} onBack={onBack} />}
    </Flex>
  );
}

function Outcome({ batch, onBack }: Props) {
  const [filter, setFilter] = useState<RowFilter | null>(null);
  // Pairs come first while some of them wait for the manager.
  const [showsPairs, setShowsPairs] = useState(batch.state === 'previewed' && batch.undecided > 0);
  return (
    <>
      <Result batch={batch} />
      <BatchCounts batch={batch} chosen={filter} onChoose={setFilter} />
      <BatchActions batch={batch} onBack={onBack} />
      {batch.suspects > 0 && batch.state !== 'discarded' && (
        <Button
          className="roster-show-pairs"
          data-testid="import-show-suspects"
          onClick={() => setShowsPairs(!showsPairs)}
        >
          {showsPairs ? text.showRows : text.suspects(batch.suspects)}
        </Button>
      )}
      {showsPairs ? (
        <SuspectPairs batch={batch} />
      ) : (
        <>
          <Columns columns={batch.columns} />
          {batch.state !== 'discarded' && (
            <RowsTable key={`${batch.id} ${filter ?? ''}`} batchId={batch.id} outcome={filter} />
          )}
        </>
      )}
    </>
  );
}

function Result({ batch }: { readonly batch: ImportSummary }) {
  const { state, added, merged, refused } = batch;
  if (state === 'discarded' && batch.problem !== '') {
    return (
      <Alert
        type="warning"
        showIcon
        data-testid="import-problem"
        title={text.problem}
        description={problemText(batch.problem)}
      />
    );
  }
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
  if (batch.undecided > 0) return <Alert type="warning" showIcon title={text.undecided(batch.undecided)} />;
  if (added + merged === 0) return <Alert type="info" showIcon title={text.nothing} />;
  return refused === 0 ? null : <Alert type="warning" showIcon title={text.refusedFirst(refused)} />;
}

const problems: readonly string[] = ['roster.notReadable', 'roster.empty', 'roster.tooLarge', 'roster.uploadUnknown'];

function problemText(code: string): string {
  return problems.includes(code) ? errorText(code as 'roster.empty', {}) : errorText('internal', { reference: '' });
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
