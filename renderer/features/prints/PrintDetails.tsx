import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { PrintJob } from '#shared/contract/prints.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { HandCopy } from './HandCopy.tsx';
import { PrintHistory } from './PrintHistory.tsx';

/** What happened to one paper, and its number to copy while it has not come. */
export function PrintDetails({ job }: { readonly job: PrintJob }) {
  const [copying, setCopying] = useState(false);
  return (
    <Flex vertical gap="middle" align="start">
      <PrintHistory job={job} />
      {job.state !== 'confirmed' &&
        (copying ? (
          <HandCopy job={job} />
        ) : (
          <Button size="small" data-testid="print-by-hand" onClick={() => setCopying(true)}>
            {printsText.byHand.open}
          </Button>
        ))}
    </Flex>
  );
}
