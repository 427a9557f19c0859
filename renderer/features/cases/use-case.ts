import { useQueryClient } from '@tanstack/react-query';
import type { CaseId } from '#shared/contract/base.ts';
import type { CaseDocument, MaterialState } from '#shared/contract/cases.ts';
import { refusalCode } from '#renderer/lib/refusal.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { jumpTo } from './case-steps.ts';
import { useOpenCase } from './open-case.ts';
import { patchCase } from './patch-case.ts';

/** One case with everything a clerk does to it besides typing into its fields. */
export function useCase(caseId: CaseId, clerk: string) {
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const document = useOpenCase(caseId);

  const key = queries.cases.get.queryKey({ input: { caseId } });
  const patch = (change: (before: CaseDocument) => CaseDocument): void => void patchCase(cache, key, change);
  const readAgain = (): void => void cache.invalidateQueries({ queryKey: queries.cases.key() });

  const declare = useWrite(station.cases.declare, {
    onSuccess: ({ missing }, { declared }) => patch((before) => ({ ...before, missing, declared })),
  });
  const setPhoto = useWrite(station.cases.setPhoto, {
    onSuccess: ({ missing, report }, { jpeg }) =>
      patch((before) => ({ ...before, missing, photo: `data:image/jpeg;base64,${jpeg}`, photoReport: report })),
  });
  const setSignature = useWrite(station.cases.setSignature, {
    onSuccess: ({ missing }, { png }) =>
      patch((before) => ({ ...before, missing, signature: `data:image/png;base64,${png}` })),
  });
  const decide = useWrite(station.cases.decideConflict, {
    // On to what is missing next: the box that had the cursor is gone.
    onSuccess: ({ missing: [next] }) => {
      if (next !== undefined) jumpTo(next);
    },
    onSettled: readAgain,
  });
  const mark = useWrite(station.cases.markField, { onSettled: readAgain });
  const accept = useWrite(station.cases.accept, {
    onSuccess: ({ caseNumber, printJobId, acceptedAtMs }) =>
      patch((before) => ({ ...before, state: 'accepted', missing: [], caseNumber, printJobId, acceptedAtMs })),
    // Somebody else changed the case meanwhile: the list of what is missing says it better than a message.
    onRefusal: (error) => refusalCode(error) === 'case.incomplete',
    onSettled: readAgain,
  });
  const target = { caseId, clerk };
  return {
    document,
    decide: {
      pending: decide.pending,
      run: (field: string, take: 'chip' | 'roster') => void decide.run({ ...target, field, take }),
    },
    mark: (field: string, unclear: boolean) => void mark.run({ ...target, field, unclear }),
    declare: { pending: declare.pending, run: (declared: boolean) => void declare.run({ ...target, declared }) },
    setPhoto: {
      pending: setPhoto.pending,
      run: (photo: { readonly jpeg: string; readonly confirmed: string[]; readonly reason: string }) =>
        setPhoto.run({ ...target, ...photo }),
    },
    setSignature: { pending: setSignature.pending, run: (png: string) => setSignature.run({ ...target, png }) },
    accept: {
      pending: accept.pending,
      error: accept.error,
      run: (toBeDecidedAbove: boolean) => accept.run({ ...target, toBeDecidedAbove }),
    },
  };
}

/** One line of the materials list; each has its own write, so that two ticks in a row are both taken. */
export function useMaterial(caseId: CaseId, clerk: string, code: string) {
  const queries = useStationQueries();
  const cache = useQueryClient();
  const key = queries.cases.get.queryKey({ input: { caseId } });
  const write = useWrite(useStation().cases.setMaterial, {
    onSuccess: ({ missing }, { state }) =>
      void patchCase(cache, key, (before) => ({
        ...before,
        missing,
        materials: { ...before.materials, [code]: state },
      })),
  });
  return {
    pending: write.pending,
    set: (state: MaterialState): void => void write.run({ caseId, clerk, code, state }),
  };
}
