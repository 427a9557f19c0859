import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ImportBatchId } from '#shared/contract/base.ts';
import type { ImportSummary, PairDecision } from '#shared/contract/roster.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite, type Write } from '#renderer/lib/use-write.ts';

const LOOK_AGAIN_MS = 400;

export function isUnderWay(batch: ImportSummary): boolean {
  return batch.state === 'reading' || batch.state === 'committing';
}

/** The imports, looked at again and again while one is under way. */
export function useBatches() {
  return useQuery({
    ...useStationQueries().roster.batches.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) === true ? LOOK_AGAIN_MS : false),
  });
}

/** Puts what the station just said of a batch into the list, before the list is read anew. */
function useRemember(): (summary: ImportSummary) => void {
  const queries = useStationQueries();
  const cache = useQueryClient();
  return (summary) => {
    cache.setQueryData(queries.roster.batches.queryKey(), (known: ImportSummary[] | undefined) => {
      const isKnown = known?.some((batch) => batch.id === summary.id) === true;
      return isKnown ? known.map((batch) => (batch.id === summary.id ? summary : batch)) : [summary, ...(known ?? [])];
    });
    // Also drops an older list still on its way, which would bring the commit button back.
    void cache.invalidateQueries({ queryKey: queries.roster.key() });
  };
}

type Preview = {
  uploadId: string;
  fileName: string;
  fields: string[];
  mappingName: string;
};

/** Has a file read by the columns chosen for it. */
export function usePreview(onPreview: (id: ImportBatchId) => void): Write<Preview, ImportSummary> {
  const station = useStation();
  const remember = useRemember();
  return useWrite((input: Preview & { requestId: string }) => station.roster.preview(input), {
    onSuccess: (summary) => {
      remember(summary);
      onPreview(summary.id);
    },
  });
}

type OnBatch = Write<{ batchId: ImportBatchId }, ImportSummary>;
type OnPair = Write<{ batchId: ImportBatchId; rowNumber: number; decision: PairDecision }, ImportSummary>;

/** What can be decided about a batch and its rows. */
export function useDecision(): { readonly commit: OnBatch; readonly discard: OnBatch; readonly decide: OnPair } {
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const remember = useRemember();
  const options = {
    onSuccess: remember,
    // Refused means somebody else was faster: the list knows the batch's real state.
    onRefusal: () => void cache.invalidateQueries({ queryKey: queries.roster.key() }),
  };
  return {
    commit: useWrite(station.roster.commit, options),
    discard: useWrite(station.roster.discard, options),
    decide: useWrite(station.roster.decide, options),
  };
}
