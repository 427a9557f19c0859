import { Alert, Button } from 'antd';
import type { ImportBatchId } from '#shared/contract/base.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { BatchList } from './BatchList.tsx';
import { BatchView } from './BatchView.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { ExportRoster } from './ExportRoster.tsx';
import { MapColumns } from './MapColumns.tsx';
import { MappingList } from './MappingList.tsx';
import { useBatches } from './use-roster.ts';
import { useUpload } from './use-upload.ts';
import './roster.css';

type Props = {
  /** The batch looked at; kept by the screen, so that a look at another page does not lose the place. */
  readonly batchId: ImportBatchId | null;
  readonly onBatch: (id: ImportBatchId | null) => void;
  /** Who is at the screen; an export carries their name. */
  readonly clerk: string;
};

/** Bringing a roster in: choose a file, say what its columns are, look at what it would do, decide. And taking one out. */
export function RosterDesk({ batchId, onBatch, clerk }: Props) {
  const batches = useBatches();
  const uploading = useUpload();
  const { upload, drop } = uploading;
  const batch = batches.data?.find((each) => each.id === batchId);
  if (batch !== undefined) return <BatchView batch={batch} onBack={() => onBatch(null)} />;
  if (upload.step === 'chosen') {
    return <MapColumns key={upload.uploadId} chosen={upload} drop={drop} onPreview={onBatch} />;
  }
  return (
    <div className="roster-page">
      <ChooseFile uploading={uploading} />
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
      <MappingList clerk={clerk} />
      <ExportRoster clerk={clerk} />
    </div>
  );
}
