import { Button, Empty, Table, Tag, type TableColumnsType } from 'antd';
import { dateTimeText } from '#shared/civil-date.ts';
import type { ImportBatchId } from '#shared/contract/base.ts';
import type { ImportSummary, RowOutcome } from '#shared/contract/roster.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';

const text = rosterScreenText.batches;
const outcomes: readonly RowOutcome[] = ['added', 'merged', 'unchanged', 'refused'];
const colours = {
  reading: 'processing',
  previewed: 'warning',
  committing: 'processing',
  committed: 'success',
  discarded: 'default',
} as const;

type Props = {
  readonly batches: readonly ImportSummary[];
  readonly loading: boolean;
  readonly onOpen: (id: ImportBatchId) => void;
};

/** Earlier imports, newest first; one that waits for an answer can be taken up again. */
export function BatchList({ batches, loading, onOpen }: Props) {
  return (
    <section className="roster-batches">
      <h2>{text.title}</h2>
      <Table<ImportSummary>
        rowKey="id"
        size="small"
        data-testid="import-batches"
        columns={columnsOf(onOpen)}
        dataSource={[...batches]}
        loading={loading}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.none} /> }}
      />
    </section>
  );
}

function columnsOf(onOpen: (id: ImportBatchId) => void): TableColumnsType<ImportSummary> {
  return [
    { title: text.time, dataIndex: 'createdAtMs', width: 150, render: (at: number) => dateTimeText(at) },
    { title: text.file, dataIndex: 'fileName', ellipsis: true },
    {
      title: text.state,
      dataIndex: 'state',
      width: 100,
      render: (state: ImportSummary['state']) => <Tag color={colours[state]}>{text.states[state]}</Tag>,
    },
    ...outcomes.map((outcome) => ({
      title: rosterScreenText.outcome[outcome],
      dataIndex: outcome,
      width: 70,
      align: 'end' as const,
    })),
    {
      key: 'open',
      width: 100,
      align: 'end',
      render: (_, batch) =>
        batch.state !== 'discarded' && (
          <Button size="small" data-testid="import-open" onClick={() => onOpen(batch.id)}>
            {batch.state === 'previewed' ? text.resume : text.open}
          </Button>
        ),
    },
  ];
}
