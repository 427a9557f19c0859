import { Alert, Button, Empty, Table, Tag, type TableColumnsType } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportBatchId } from '#shared/contract/base.ts';
import type { ImportRow, RowOutcome } from '#shared/contract/roster.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { rosterReasonSentence } from '#shared/i18n/zh-CN/roster.ts';
import type { RowFilter } from './BatchCounts.tsx';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const text = rosterScreenText;
const PAGE_SIZE = 50;
const colours = { added: 'success', merged: 'processing', unchanged: 'default', refused: 'error' } as const;

type Props = { readonly batchId: ImportBatchId; readonly outcome: RowFilter | null };

/** The rows of a batch, a page at a time. Mount it anew (key) for another outcome, so that it begins at the first page. */
export function RowsTable({ batchId, outcome }: Props) {
  const [page, setPage] = useState(1);
  const input = { batchId, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE, ...(outcome === null ? {} : { outcome }) };
  const rows = useQuery(useStationQueries().roster.rows.queryOptions({ input, placeholderData: keepPreviousData }));
  if (rows.error !== null) {
    return (
      <Alert
        type="warning"
        showIcon
        title={refusalText(rows.error)}
        action={<Button onClick={() => void rows.refetch()}>{text.again}</Button>}
      />
    );
  }
  return (
    <Table<ImportRow>
      rowKey="rowNumber"
      size="small"
      data-testid="import-rows"
      columns={columns}
      dataSource={rows.data?.rows ?? []}
      loading={rows.isPending || rows.isPlaceholderData}
      onRow={(row) => ({ 'data-testid': 'import-row', 'data-outcome': row.outcome }) as object}
      pagination={{
        current: page,
        pageSize: PAGE_SIZE,
        total: rows.data?.total ?? 0,
        showSizeChanger: false,
        hideOnSinglePage: true,
        showTotal: text.pageTotal,
        onChange: setPage,
      }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.noRows} /> }}
    />
  );
}

const columns: TableColumnsType<ImportRow> = [
  { title: text.column.rowNumber, dataIndex: 'rowNumber', width: 96, align: 'end' },
  { title: text.column.name, dataIndex: 'name', width: 220, className: 'roster-name' },
  { title: text.column.idNumber, dataIndex: 'maskedIdNumber', width: 210 },
  {
    title: text.column.outcome,
    dataIndex: 'outcome',
    width: 84,
    render: (outcome: RowOutcome) => <Tag color={colours[outcome]}>{text.outcome[outcome]}</Tag>,
  },
  {
    title: text.column.reasons,
    dataIndex: 'reasons',
    render: (reasons: ImportRow['reasons']) => <Reasons reasons={reasons} />,
  },
];

function Reasons({ reasons }: Pick<ImportRow, 'reasons'>) {
  return (
    <div className="roster-reasons">
      {reasons.map((reason) => (
        <div key={`${reason.code} ${reason.field} ${reason.detail}`}>{rosterReasonSentence(reason)}</div>
      ))}
    </div>
  );
}
