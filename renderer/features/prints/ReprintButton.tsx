import { Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PrintJob } from '#shared/contract/prints.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { CopyReasonDialog } from '#renderer/ui/CopyReasonDialog.tsx';

const text = printsText.more;

type Props = {
  readonly job: PrintJob;
  readonly clerk: string;
  readonly testId?: string;
  readonly onAsked?: (job: PrintJob) => void;
};

/** A further copy of a paper that came out, marked as such, with the reason for the audit. */
export function ReprintButton({ job, clerk, testId = 'print-reprint', onAsked }: Props) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  const reprint = useWrite(useStation().prints.reprint, {
    onSuccess: (copy) => {
      setAsking(false);
      onAsked?.(copy);
    },
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.prints.key() }),
  });
  return (
    <>
      <Button size="small" disabled={clerk === ''} data-testid={testId} onClick={() => setAsking(true)}>
        {text.button}
      </Button>
      {asking && (
        <CopyReasonDialog
          title={text.title(printsText.kind[job.kind], job.name)}
          busy={reprint.pending}
          onConfirm={(reason) => void reprint.run({ printJobId: job.id, clerk, reason })}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}
