import { Alert, Button, Flex, Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import { ReceiptAnswer } from '#renderer/features/prints/ReceiptAnswer.tsx';

const text = counterText.printer;

/** One sentence and the action when the printer needs a person; nothing while all is well. */
export function PrinterBar({ clerk }: { readonly clerk: string }) {
  const queries = useStationQueries();
  const printer = useQuery(queries.devices.status.queryOptions()).data?.printer;
  const [asking, setAsking] = useState(false);
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
            printer.unanswered > 0 && (
              <Button size="small" data-testid="printer-answer" onClick={() => setAsking(true)}>
                {text.show}
              </Button>
            )
          }
        />
      )}
      <Modal open={asking} title={text.title} footer={null} destroyOnHidden onCancel={() => setAsking(false)}>
        <UnansweredJobs clerk={clerk} />
      </Modal>
    </>
  );
}

function UnansweredJobs({ clerk }: { readonly clerk: string }) {
  const { today } = useDescription();
  const queries = useStationQueries();
  const jobs = useQuery(queries.prints.list.queryOptions({ input: { date: today } })).data ?? [];
  const open = jobs.filter((job) => job.state === 'unknown');
  return (
    <Flex vertical gap="middle">
      {open.map((job) => (
        <Flex key={job.id} justify="space-between" align="center" gap="middle" wrap>
          <strong>{`${printsText.kind[job.kind]} ${job.subject} ${job.name}`}</strong>
          <ReceiptAnswer job={job} clerk={clerk} stuck={false} />
        </Flex>
      ))}
    </Flex>
  );
}
