import { Button, Flex, Modal } from 'antd';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PrintJobId } from '#shared/contract/base.ts';
import type { PrintJob } from '#shared/contract/prints.ts';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { isPutOff } from './use-stuck.ts';

const text = counterText.receipt;

type Props = {
  readonly job: PrintJob;
  readonly clerk: string;
  /** The paper will not come now: it may be put off. */
  readonly stuck: boolean;
};

/** The choices a person has about a paper, by the state it is in. */
export function ReceiptAnswer({ job, clerk, stuck }: Props) {
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
  const putOff = useWrite(station.prints.putOff, { onSettled });
  const target = { printJobId: job.id, clerk };
  const seen = { ...target, attempts: job.attempts };
  const busy = cameOut.pending || again.pending || putOff.pending;
  const mayPrintAgain = job.state === 'unknown' || job.state === 'failed' || job.state === 'void';
  return (
    <Flex gap="small" wrap>
      {job.state === 'unknown' && (
        <Button
          type="primary"
          disabled={busy}
          loading={cameOut.pending}
          data-testid="receipt-came-out"
          onClick={() => void cameOut.run(seen)}
        >
          {text.cameOut}
        </Button>
      )}
      {mayPrintAgain && (
        <Button
          disabled={busy}
          loading={again.pending}
          data-testid="receipt-again"
          onClick={() => void again.run(seen)}
        >
          {job.state === 'unknown' ? text.didNot : isPutOff(job) ? text.now : text.again}
        </Button>
      )}
      {stuck && (job.state === 'queued' || job.state === 'failed') && (
        <Button
          disabled={busy}
          loading={putOff.pending}
          data-testid="receipt-later"
          onClick={() => void putOff.run(target)}
        >
          {text.later}
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
