import { Alert, Button, Empty, Flex, Segmented, Table, Tag, type TableColumnsType } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { timeOfDay } from '#shared/civil-date.ts';
import type { PrintJobId } from '#shared/contract/base.ts';
import type { PrintJob, PrintState } from '#shared/contract/prints.ts';
import { printConditionText, printsText } from '#shared/i18n/zh-CN/prints.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { PaperPreview } from './PaperPreview.tsx';
import { PrintActions } from './PrintActions.tsx';
import './prints.css';

const text = printsText;
const PAGE_SIZE = 50;

const colours: { readonly [State in PrintState]: string } = {
  queued: 'processing',
  sending: 'processing',
  confirmed: 'success',
  unknown: 'warning',
  failed: 'error',
  void: 'default',
};

/** Jobs that will not end by themselves, and those that wait. */
const open: readonly PrintState[] = ['queued', 'unknown', 'failed'];

type Props = { readonly date: string; readonly clerk: string };

/** Every paper of a day: what became of it, and what a person may decide. */
export function PrintJournal({ date, clerk }: Props) {
  const jobs = useQuery(useStationQueries().prints.list.queryOptions({ input: { date } }));
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [previewId, setPreviewId] = useState<PrintJobId | null>(null);
  const all = jobs.data ?? [];
  const toHandle = all.filter((job) => open.includes(job.state));
  const shown = onlyOpen ? toHandle : all;
  if (jobs.error !== null && jobs.data === undefined) {
    return (
      <Alert
        type="warning"
        showIcon
        title={refusalText(jobs.error)}
        action={<Button onClick={() => void jobs.refetch()}>{text.again}</Button>}
      />
    );
  }
  return (
    <Flex vertical gap="middle">
      <Segmented
        className="print-filter"
        aria-label={text.filter.label}
        data-testid="print-filter"
        value={onlyOpen}
        options={[
          { value: false, label: text.filter.all(all.length) },
          { value: true, label: text.filter.open(toHandle.length) },
        ]}
        onChange={setOnlyOpen}
      />
      <Table<PrintJob>
        rowKey="id"
        size="small"
        data-testid="print-journal"
        columns={columnsOf(clerk, setPreviewId)}
        dataSource={shown}
        loading={jobs.isPending}
        pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
        onRow={(job) =>
          ({ 'data-testid': 'print-job', 'data-state': job.state, 'data-subject': job.subject }) as object
        }
        locale={{
          emptyText: (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={onlyOpen ? text.noneToHandle : text.none} />
          ),
        }}
      />
      <PaperPreview job={all.find((job) => job.id === previewId) ?? null} onClose={() => setPreviewId(null)} />
    </Flex>
  );
}

function columnsOf(clerk: string, preview: (id: PrintJobId) => void): TableColumnsType<PrintJob> {
  const { column } = text;
  return [
    { title: column.time, dataIndex: 'createdAtMs', width: 64, render: (at: number) => timeOfDay(at) },
    { title: column.kind, dataIndex: 'kind', width: 88, render: (kind: PrintJob['kind']) => text.kind[kind] },
    { title: column.subject, dataIndex: 'subject', width: 140, className: 'print-subject' },
    { title: column.name, dataIndex: 'name', className: 'print-name' },
    { title: column.state, key: 'state', width: 250, render: (_, job) => <State job={job} /> },
    {
      title: column.copy,
      dataIndex: 'copy',
      width: 76,
      render: (copy: number) => (copy === 0 ? text.original : text.reprint(copy)),
    },
    { title: column.attempts, dataIndex: 'attempts', width: 60, align: 'end' },
    {
      title: column.action,
      key: 'action',
      width: 272,
      align: 'end',
      render: (_, job) => <PrintActions job={job} clerk={clerk} onPreview={() => preview(job.id)} />,
    },
  ];
}

function State({ job }: { readonly job: PrintJob }) {
  // A paper that came out needs no word about the printer's condition back then.
  const why = job.state === 'confirmed' ? '' : printConditionText(job.condition);
  const advice = text.advice[job.state];
  return (
    <div className="print-state">
      <Tag color={colours[job.state]}>{text.state[job.state]}</Tag>
      {why !== '' && <span>{why}</span>}
      {advice !== '' && <div className="print-advice">{advice}</div>}
    </div>
  );
}
