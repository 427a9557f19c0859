import { Alert, Button, Flex, Modal } from 'antd';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { PrintJobId } from '#shared/contract/base.ts';
import type { PrintJob, PrintState } from '#shared/contract/prints.ts';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = counterText.receipt;

const looks = {
  queued: 'info',
  sending: 'info',
  confirmed: 'success',
  unknown: 'warning',
  failed: 'error',
  void: 'info',
} as const satisfies Record<PrintState, string>;

type Props = {
  readonly printJobId: PrintJobId;
  readonly clerk: string;
  /** What may be done once the paper is out: before that, printing again means this paper and not a second one. */
  readonly whenPrinted: ReactNode;
};

/** Whether a paper came out; when the printer cannot prove it, the clerk who can see it answers. */
export function ReceiptState({ printJobId, clerk, whenPrinted }: Props) {
  const queries = useStationQueries();
  const job = useQuery(queries.prints.get.queryOptions({ input: { printJobId } })).data ?? null;
  const printer = useQuery(queries.devices.status.queryOptions()).data?.printer ?? null;
  if (job === null) return <Alert type="info" title={text.printing} />;
  // A waiting job says why it waits, and one under way why it does not go on.
  const unfinished = job.state === 'queued' || job.state === 'sending';
  const trouble = unfinished && printer !== null ? counterText.printer.condition[printer.condition] : '';
  return (
    <Flex vertical gap="small" data-testid="receipt-state" data-state={job.state}>
      <Alert
        type={trouble === '' ? looks[job.state] : 'warning'}
        showIcon
        title={`${printsText.kind[job.kind]}：${text.state[job.state]}`}
        description={trouble === '' ? undefined : trouble}
      />
      <ReceiptAnswer job={job} clerk={clerk} />
      {job.state === 'confirmed' && whenPrinted}
    </Flex>
  );
}

/** The choices a person has about a paper, by the state it is in. */
export function ReceiptAnswer({ job, clerk }: { readonly job: PrintJob; readonly clerk: string }) {
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const [preview, setPreview] = useState(false);
  const onSettled = (): void => {
    void cache.invalidateQueries({ queryKey: queries.prints.key() });
    void cache.invalidateQueries({ queryKey: queries.devices.status.key() });
  };
  const cameOut = useWrite(station.prints.confirmByPerson, { onSettled });
  const again = useWrite(station.prints.printAgain, { onSettled });
  const target = { printJobId: job.id, clerk };
  const busy = cameOut.pending || again.pending;
  const mayPrintAgain = job.state === 'unknown' || job.state === 'failed' || job.state === 'void';
  return (
    <Flex gap="small" wrap>
      {job.state === 'unknown' && (
        <Button
          type="primary"
          disabled={busy}
          loading={cameOut.pending}
          data-testid="receipt-came-out"
          onClick={() => void cameOut.run(target)}
        >
          {text.cameOut}
        </Button>
      )}
      {mayPrintAgain && (
        <Button
          disabled={busy}
          loading={again.pending}
          data-testid="receipt-again"
          onClick={() => void again.run(target)}
        >
          {job.state === 'unknown' ? text.didNot : text.again}
        </Button>
      )}
      <Button type="link" data-testid="receipt-preview" onClick={() => setPreview(true)}>
        {text.preview}
      </Button>
      <Modal open={preview} title={text.previewTitle} footer={null} destroyOnHidden onCancel={() => setPreview(false)}>
        <ReceiptPreview printJobId={preview ? job.id : null} />
      </Modal>
    </Flex>
  );
}

function ReceiptPreview({ printJobId }: { readonly printJobId: PrintJobId | null }) {
  const queries = useStationQueries();
  const svg = useQuery(queries.prints.preview.queryOptions({ input: printJobId === null ? skipToken : { printJobId } }))
    .data?.svg;
  // As an image: whatever the markup holds, an image runs nothing.
  return svg === undefined ? null : (
    <img
      className="receipt-preview"
      alt={text.previewTitle}
      src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
    />
  );
}
