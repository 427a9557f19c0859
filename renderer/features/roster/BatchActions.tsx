import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { ImportSummary } from '#shared/contract/roster.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation } from '#renderer/lib/station-context.tsx';
import { fetchFile } from '#renderer/lib/fetch-file.ts';
import { useDecision } from './use-roster.ts';

const text = rosterScreenText.batch;

type Props = { readonly batch: ImportSummary; readonly onBack: () => void };

/** What can be done with a batch: take it over, throw it away, get the refused rows back. */
export function BatchActions({ batch, onBack }: Props) {
  const { commit, discard } = useDecision();
  const { id: batchId, state, added, merged, refused, conflicts, suspects } = batch;
  const busy = commit.pending || discard.pending;
  return (
    <Flex gap="middle" align="center" wrap>
      {state === 'previewed' && (
        <>
          <Button
            type="primary"
            size="large"
            disabled={busy || added + merged === 0}
            loading={commit.pending}
            data-testid="import-commit"
            onClick={() => void commit.run({ batchId })}
          >
            {text.commit}
          </Button>
          <span role="status">{commit.pending ? text.committing : text.commitCount(added, merged)}</span>
          <Button
            size="large"
            disabled={busy}
            loading={discard.pending}
            data-testid="import-discard"
            onClick={() => void discard.run({ batchId })}
          >
            {text.discard}
          </Button>
        </>
      )}
      {refused + conflicts + suspects > 0 && state !== 'discarded' && <Download batch={batch} />}
      <Button size="large" disabled={busy} data-testid="import-back" onClick={onBack}>
        {text.back}
      </Button>
    </Flex>
  );
}

function Download({ batch }: { readonly batch: ImportSummary }) {
  const station = useStation();
  const feedback = useFeedback();
  const [pending, setPending] = useState(false);
  const download = async (): Promise<void> => {
    setPending(true);
    try {
      await fetchFile(station.roster.fileChunk, await station.roster.report({ batchId: batch.id }));
      feedback.done(text.downloaded);
    } catch (error) {
      feedback.refused(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Button size="large" disabled={pending} data-testid="import-report" onClick={() => void download()}>
      {pending ? text.downloading : text.download}
    </Button>
  );
}
