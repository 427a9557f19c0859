import { Alert, Button, Flex, Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import type { PrintJob } from '#shared/contract/prints.ts';
import { JobState } from '#renderer/features/prints/ReceiptState.tsx';
import { isPutOff } from '#renderer/features/prints/use-stuck.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const text = counterText.printer;
/** More than a clerk would go through here; the journal has them all. */
const MOST_SHOWN = 20;

/** One sentence and the action when the printer needs a person; nothing while all is well. */
export function PrinterBar({ clerk }: { readonly clerk: string }) {
  const queries = useStationQueries();
  const printer = useQuery(queries.devices.status.queryOptions()).data?.printer;
  const [looking, setLooking] = useState(false);
  if (printer === undefined) return null;
  const condition = printer.url === 'none' ? text.none : text.condition[printer.condition];
  const waiting = condition !== '' && printer.queued > 0 ? text.queued(printer.queued) : '';
  const unanswered = printer.unanswered > 0 ? text.unanswered(printer.unanswered) : '';
  const sentence = [condition, waiting, unanswered].filter((part) => part !== '').join('');
  return (
    <>
      {sentence !== '' && (
        <Alert
          banner
          type={printer.condition === 'paper-near-end' && unanswered === '' ? 'info' : 'warning'}
          title={sentence}
          data-testid="printer-bar"
          action={
            (unanswered !== '' || waiting !== '') && (
              <Button size="small" data-testid="printer-answer" onClick={() => setLooking(true)}>
                {unanswered === '' ? text.showWaiting : text.show}
              </Button>
            )
          }
        />
      )}
      <Modal open={looking} title={text.title} footer={null} destroyOnHidden onCancel={() => setLooking(false)}>
        <WaitingPapers clerk={clerk} />
      </Modal>
    </>
  );
}

/** Papers of any kind and day that wait: whose they are, their number to copy, and what may be done. */
function WaitingPapers({ clerk }: { readonly clerk: string }) {
  const queries = useStationQueries();
  const unsettled = useQuery(queries.prints.unsettled.queryOptions()).data ?? [];
  const open = unsettled.filter((job) => !isPutOff(job));
  // Those that only a person can settle first.
  const shown = [...open.filter(asksPerson), ...open.filter((job) => !asksPerson(job))].slice(0, MOST_SHOWN);
  return (
    <Flex vertical gap="large" data-testid="waiting-papers">
      {shown.length === 0 && <span>{text.settled}</span>}
      {shown.map((job) => (
        <Flex key={job.id} vertical gap="small" data-testid="waiting-paper" data-subject={job.subject}>
          <strong>{`${job.name} ${job.subject}`}</strong>
          <JobState job={job} clerk={clerk} />
        </Flex>
      ))}
    </Flex>
  );
}

function asksPerson(job: PrintJob): boolean {
  return job.state === 'unknown' || job.state === 'failed';
}
