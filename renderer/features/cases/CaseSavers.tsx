import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import {
  createContext,
  use,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { CaseId } from '#shared/contract/base.ts';
import type { CaseDocument, CaseForm } from '#shared/contract/cases.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { refusalCode } from '#renderer/lib/refusal.ts';
import { useConnectionState, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { patchCase, withField } from './patch-case.ts';
import { FieldSaver, type SaverView } from './field-saver.ts';

type Savers = { readonly of: (id: CaseId) => FieldSaver };

const SaversContext = createContext<Savers | null>(null);

/**
 * Holds the savers of all cases touched on this screen. They live above the form, so that leaving a case, or coming back
 * to it, while the line is down neither loses nor hides what was typed.
 */
export function CaseSavers({ clerk, children }: { readonly clerk: string; readonly children: ReactNode }) {
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  const line = useConnectionState();
  const keyOf = (caseId: CaseId) => queries.cases.get.queryKey({ input: { caseId } });
  const formOf = (hash: string) => cache.getQueryData(queries.forms.ofCase.queryKey({ input: { hash } }));
  const latest = useRef({ station, cache, clerk, keyOf, formOf });
  useLayoutEffect(() => {
    latest.current = { station, cache, clerk, keyOf, formOf };
  });
  const [savers] = useState(() => new Map<CaseId, FieldSaver>());
  const [context] = useState<Savers>(() => ({
    of: (id) => {
      const known = savers.get(id);
      if (known !== undefined) return known;
      const made = newSaver(id, latest);
      savers.set(id, made);
      return made;
    },
  }));

  useEffect(() => {
    if (line === 'open') for (const saver of savers.values()) saver.resume();
  }, [line, savers]);
  useEffect(() => guardLeaving(savers), [savers]);

  return <SaversContext value={context}>{children}</SaversContext>;
}

type Latest = {
  readonly current: {
    readonly station: StationClient;
    readonly cache: QueryClient;
    readonly clerk: string;
    readonly keyOf: (id: CaseId) => readonly unknown[];
    /** What of it is here already. */
    readonly formOf: (hash: string) => CaseForm | undefined;
  };
};

function newSaver(caseId: CaseId, latest: Latest): FieldSaver {
  return new FieldSaver({
    prepare: (field, value) => {
      const { clerk, cache: known, keyOf: keyFor } = latest.current;
      const shown = known.getQueryData<CaseDocument>(keyFor(caseId));
      // What was typed over: the line may take its time, and somebody else the case.
      const seenAtMs = shown === undefined ? undefined : (shown.fields[field]?.changedAtMs ?? null);
      const request = { requestId: crypto.randomUUID(), caseId, clerk, field, value, seenAtMs };
      return async () => {
        const { station, cache, keyOf, formOf } = latest.current;
        const { savedAtMs } = await station.cases.saveField(request);
        const entry = { value, source: 'clerk', changedBy: clerk, changedAtMs: savedAtMs } as const;
        await patchCase(cache, keyOf(caseId), (document) =>
          withField(document, formOf(document.formHash), { field, entry }),
        );
      };
    },
    isRefusal: (error) => refusalCode(error) !== null,
  });
}

/** Sends what is held back when the page is hidden or closed, and asks before closing while something is unsaved. */
function guardLeaving(savers: ReadonlyMap<CaseId, FieldSaver>): () => void {
  const flush = (): void => savers.forEach((saver) => saver.flush());
  const ask = (event: BeforeUnloadEvent): void => {
    flush();
    if ([...savers.values()].some((saver) => saver.view().state !== 'saved')) event.preventDefault();
  };
  window.addEventListener('pagehide', flush);
  window.addEventListener('beforeunload', ask);
  document.addEventListener('visibilitychange', flush);
  return () => {
    window.removeEventListener('pagehide', flush);
    window.removeEventListener('beforeunload', ask);
    document.removeEventListener('visibilitychange', flush);
  };
}

/** The saver of one case and what it holds now; flushes when the form is left. */
export function useCaseSaver(caseId: CaseId): { readonly saver: FieldSaver; readonly view: SaverView } {
  const savers = use(SaversContext);
  if (savers === null) throw new Error('CaseSavers is missing above the case form');
  const saver = savers.of(caseId);
  useEffect(() => () => saver.flush(), [saver]);
  return { saver, view: useSyncExternalStore(saver.subscribe, saver.view) };
}
