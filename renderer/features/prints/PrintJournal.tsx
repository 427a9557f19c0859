import { Alert, Button, Empty, Flex, Segmented, Table, Tag, type TableColumnsType } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { civilDateOf, dateTimeText, timeOfDay } from '#shared/civil-date.ts';
import type { PrintJobId } from '#shared/contract/base.ts';
import type { PrintJob, PrintState } from '#shared/contract/prints.ts';
import { printConditionText, printsText } from '#shared/i18n/zh-CN/prints.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { PaperPreview } from './PaperPreview.tsx';
import { PrintActions } from './PrintActions.tsx';
import { PrintDetails } from './PrintDetails.tsx';
import { PrinterNow } from './PrinterNow.tsx';
import { isPutOff } from './use-stuck.ts';
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

type Shown = 'day' | 'open' | 'later';

type Props = { readonly date: string; readonly clerk: string };

/** Every paper of a day, and what of any day still waits: what became of each, and what a person may decide. */
export function PrintJournal({ date, clerk }: Props) {
  const queries = useStationQueries();
  const ofDay = useQuery(queries.prints.list.queryOptions({ input: { date } }));
  const unsettled = useQuery(queries.prints.unsettled.queryOptions());
  const [shown, setShown] = useState<Shown>('day');
  const [previewId, setPreviewId] = useState<PrintJobId | null>(null);
  const waiting = unsettled.data ?? [];
  const lists: { readonly [Each in Shown]: readonly PrintJob[] } = {
    day: ofDay.data ?? [],
    open: waiting.filter((job) => !isPutOff(job)),
    later: waiting.filter(isPutOff),
  };
  const jobs = shown === 'day' ? ofDay : unsettled;
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
  const filters = (['day', 'open', 'later'] as const).map((value) => ({
    value,
    label: text.filter[value](lists[value].length),
  }));
  return (
    <Flex vertical gap="middle">
      <PrinterNow />
      <Segmented<Shown>
        className="print-filter"
        aria-label={text.filter.label}
        data-testid="print-filter"
        value={shown}
        options={filters}
        onChange={setShown}
      />
      <Table<PrintJob>
        rowKey="id"
        size="small"
        data-testid="print-journal"
        columns={columnsOf({ clerk, date, preview: setPreviewId })}
        dataSource={lists[shown]}
        loading={jobs.isPending}
        expandable={{ expandedRowRender: whatHappened }}
        pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
        onRow={(job) =>
          ({ 'data-testid': 'print-job', 'data-state': job.state, 'data-subject': job.subject }) as object
        }
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.empty[shown]} /> }}
      />
      <PaperPreview
        job={[...lists.day, ...waiting].find((job) => job.id === previewId) ?? null}
        onClose={() => setPreviewId(null)}
      />
    </Flex>
  );
}

function whatHappened(job: PrintJob) {
  return <PrintDetails job={job} />;
}

type ColumnParts = {
  readonly clerk: string;
  readonly date: string;
  readonly preview: (id: PrintJobId) => void;
};

function columnsOf({ clerk, date, preview }: ColumnParts): TableColumnsType<PrintJob> {
  const { column } = text;
  return [
    { title: column.time, dataIndex: 'createdAtMs', width: 76, render: (at: number) => timeText(at, date) },
    { title: column.kind, dataIndex: 'kind', width: 100, render: (kind: PrintJob['kind']) => text.kind[kind] },
    { title: column.subject, dataIndex: 'subject', width: 130, className: 'print-subject' },
    { title: column.name, dataIndex: 'name', className: 'print-name' },
    { title: column.state, key: 'state', width: 250, render: (_, job) => <State job={job} date={date} /> },
    {
      title: column.copy,
      dataIndex: 'copy',
      width: 70,
      render: (copy: number) => (copy === 0 ? text.original : text.reprint(copy)),
    },
    { title: column.attempts, dataIndex: 'attempts', width: 56, align: 'end' },
    {
      title: column.action,
      key: 'action',
      width: 250,
      align: 'end',
      render: (_, job) => <PrintActions job={job} clerk={clerk} onPreview={() => preview(job.id)} />,
    },
  ];
}

/** The day too, where it is another than the one looked at. */
function timeText(atMs: number, date: string): string {
  return civilDateOf(atMs) === date ? timeOfDay(atMs) : dateTimeText(atMs).slice('YYYY-'.length);
}

function State({ job, date }: { readonly job: PrintJob; readonly date: string }) {
  // A paper that came out needs no word about the printer's condition back then.
  const why = job.state === 'confirmed' ? '' : printConditionText(job.condition);
  const advice = isPutOff(job) ? text.putOffAdvice : text.advice[job.state];
  return (
    <div className="print-state">
      <Tag color={colours[job.state]}>{isPutOff(job) ? text.putOff : text.state[job.state]}</Tag>
      <span className="quiet">{timeText(job.changedAtMs, date)}</span>
      {why !== '' && <div>{why}</div>}
      {job.template === 'fallback' && (
        <div className="print-advice" data-testid="print-fallback">
          {text.fallback}
        </div>
      )}
      {advice !== '' && <div className="print-advice">{advice}</div>}
    </div>
  );
}
