import { Alert, Button, Progress } from 'antd';
import type { ImportSummary } from '#shared/contract/roster.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { useDecision } from './use-roster.ts';
import './roster.css';

const text = rosterScreenText.progress;

/** A batch that is being read or taken over: how far it is, and a way out while there is one. */
export function UnderWay({ batch }: { readonly batch: ImportSummary }) {
  const { discard } = useDecision();
  const isReading = batch.state === 'reading';
  const { done, estimated, stalled } = batch.progress ?? { done: batch.total, estimated: 0, stalled: false };
  const percent = estimated === 0 ? 0 : Math.min(99, Math.floor((done / estimated) * 100));
  return (
    <div className="roster-drop roster-reading" role="status" data-testid="import-progress" data-state={batch.state}>
      <strong>{isReading ? text.reading(batch.fileName) : text.taking(batch.fileName)}</strong>
      <Progress percent={percent} status={stalled ? 'exception' : 'active'} className="roster-progress" />
      <span data-testid="import-progress-rows">
        {isReading ? text.rows(done, estimated) : text.rowsExact(done, estimated)}
      </span>
      <span>{isReading ? text.readingSafe : text.takingSafe}</span>
      {stalled && <Alert type="error" showIcon title={text.stalled} />}
      {isReading && (
        <Button
          size="large"
          disabled={discard.pending}
          data-testid="import-cancel"
          onClick={() => void discard.run({ batchId: batch.id })}
        >
          {text.cancel}
        </Button>
      )}
    </div>
  );
}
