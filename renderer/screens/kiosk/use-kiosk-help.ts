import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { HelpRequestId, KioskSessionId } from '#shared/contract/base.ts';
import type { KioskHelp } from '#shared/contract/kiosk.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import type { Draft } from './kiosk-draft.ts';
import type { KioskIdentity } from './kiosk-identity.ts';

type Options = {
  readonly sessionId: KioskSessionId;
  readonly kiosk: KioskIdentity;
  readonly draft: Draft;
  /** A clerk gave the visitor a number. */
  readonly onGiven: (result: CheckInResult) => void;
};

export type HelpCall = {
  /** The open call, if there is one. */
  readonly open: KioskHelp | null;
  /** The open call was made for the visitor, who goes on meanwhile: it does not take the screen. */
  readonly quiet: boolean;
  /** The counters could not be reached. */
  readonly failed: boolean;
  readonly ask: () => void;
  readonly askQuietly: () => void;
  readonly cancel: () => void;
  /** The visitor has read that nobody could be called. */
  readonly dismiss: () => void;
};

/** Calls a person to the kiosk and follows who comes. */
export function useKioskHelp({ sessionId, kiosk, draft, onGiven }: Options): HelpCall {
  const station = useStation().kiosk;
  const queries = useStationQueries().kiosk;
  const cache = useQueryClient();
  const [failed, setFailed] = useState(false);
  const [quiet, setQuiet] = useState(false);
  const newest = useQuery(queries.help.queryOptions({ input: { sessionId } })).data ?? null;
  const show = (help: KioskHelp): void => {
    setFailed(false);
    cache.setQueryData(queries.help.queryKey({ input: { sessionId } }), help);
  };
  const asking = useWrite(station.askHelp, {
    onSuccess: show,
    onRefusal: () => {
      setFailed(true);
      return true;
    },
  });
  const cancelling = useWrite(station.cancelHelp, { onSuccess: show, onRefusal: () => true });

  const shownFor = useRef<HelpRequestId | null>(null);
  const given = useEffectEvent(onGiven);
  const result = newest?.state === 'closed' ? newest.result : null;
  useEffect(() => {
    if (newest === null || result === null || shownFor.current === newest.id) return;
    shownFor.current = newest.id;
    given(result);
  }, [newest, result]);

  const ask = (quietly: boolean): void => {
    setQuiet(quietly);
    void asking.run({ sessionId, kioskId: kiosk.id, place: kiosk.place, draft });
  };
  const open = newest !== null && newest.state !== 'closed' ? newest : null;
  return {
    open,
    failed,
    quiet,
    ask: () => ask(false),
    askQuietly: () => ask(true),
    cancel: () => {
      if (open !== null) void cancelling.run({ sessionId, helpRequestId: open.id });
    },
    dismiss: () => setFailed(false),
  };
}
