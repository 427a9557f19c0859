import { Alert, Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ImportBatchId } from '#shared/contract/base.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { BatchList } from './BatchList.tsx';
import { BatchView } from './BatchView.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { useReading } from './use-roster.ts';
import './roster.css';

type Props = {
  /** The batch looked at; kept by the screen, so that a look at another page does not lose the place. */
  readonly batchId: ImportBatchId | null;
  readonly onBatch: (id: ImportBatchId | null) => void;
};

/** Bringing a roster in: choose a file, look at what it would do, decide. */
export function RosterDesk({ batchId, onBatch }: Props) {
  const batches = useQuery(useStationQueries().roster.batches.queryOptions());
  const reading = useReading(onBatch);
  const batch = batches.data?.find((each) => each.id === batchId);
  if (batch !== undefined) return <BatchView batch={batch} onBack={() => onBatch(null)} />;
  return (
    <div className="roster-page">
      <ChooseFile reading={reading} />
      {batches.error === null ? (
        <BatchList batches={batches.data ?? []} loading={batches.isPending} onOpen={onBatch} />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={refusalText(batches.error)}
          action={<Button onClick={() => void batches.refetch()}>{rosterScreenText.again}</Button>}
        />
      )}
    </div>
  );
}
