import { Alert, Flex } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { PrintJobId } from '#shared/contract/base.ts';
import type { PrintJob, PrintState } from '#shared/contract/prints.ts';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { HandCopy } from './HandCopy.tsx';
import { ReceiptAnswer } from './ReceiptAnswer.tsx';
import { ReprintButton } from './ReprintButton.tsx';
import { isPutOff, useStuck } from './use-stuck.ts';

const text = counterText.receipt;

const looks = {
  queued: 'info',
  sending: 'info',
  confirmed: 'success',
  unknown: 'warning',
  failed: 'error',
  void: 'info',
} as const satisfies Record<PrintState, string>;

type Props = { readonly printJobId: PrintJobId; readonly clerk: string };

/** Whether a paper came out; when the printer cannot prove it, the clerk who can see it answers. */
export function ReceiptState({ printJobId, clerk }: Props) {
  const queries = useStationQueries();
  const job = useQuery(queries.prints.get.queryOptions({ input: { printJobId } })).data ?? null;
  if (job === null) return <Alert type="info" title={text.printing} />;
  return (
    <Flex vertical gap="small" className="receipt-state" data-testid="receipt-state" data-state={job.state}>
      <JobState job={job} clerk={clerk} />
      {job.state === 'confirmed' && <ReprintButton job={job} clerk={clerk} testId="reprint-receipt" />}
    </Flex>
  );
}

/** One paper: what became of it, what to do, and its number to copy when it will not come. */
export function JobState({ job, clerk }: { readonly job: PrintJob; readonly clerk: string }) {
  const queries = useStationQueries();
  const printer = useQuery(queries.devices.status.queryOptions()).data?.printer ?? null;
  const stuck = useStuck(job, printer);
  // A waiting job says why it waits, and one under way why it does not go on.
  const unfinished = job.state === 'queued' || job.state === 'sending';
  const trouble = unfinished && printer !== null ? counterText.printer.condition[printer.condition] : '';
  const state = isPutOff(job) ? text.putOff : text.state[job.state];
  return (
    <>
      <Alert
        type={trouble === '' ? looks[job.state] : 'warning'}
        showIcon
        title={`${printsText.kind[job.kind]}：${[state, trouble].filter((part) => part !== '').join('。')}`}
      />
      {stuck && <HandCopy job={job} />}
      <ReceiptAnswer job={job} clerk={clerk} stuck={stuck} />
    </>
  );
}
