import { useEffect, useState } from 'react';
import { civilDateOf } from '#shared/civil-date.ts';
import { stationDescription, type StationDescription } from '#shared/contract/station.ts';
import { deskStore } from './desk-store.ts';

const KEY = 'description';
const PATIENCE_MS = 4000;

export type KeptDescription = { readonly description: StationDescription; readonly atMs: number };

/**
 * The station as it last described itself, for a page that opens while its host is away: null while there is hope, or when this
 * machine never heard of it. The date goes on by the machine's own clock.
 */
export function useKeptDescription(fresh: StationDescription | undefined): KeptDescription | null {
  const [kept, setKept] = useState<KeptDescription | null>(null);
  const missing = fresh === undefined;
  useEffect(() => {
    if (fresh === undefined) return;
    const value: KeptDescription = { description: fresh, atMs: Date.now() };
    void deskStore()
      .update(KEY, () => value)
      .catch((error: unknown) => console.warn('description not kept:', error));
  }, [fresh]);
  useEffect(() => {
    if (!missing) return;
    const timer = setTimeout(() => void readKept().then(setKept), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [missing]);
  return missing ? kept : null;
}

async function readKept(): Promise<KeptDescription | null> {
  const stored = (await deskStore().read(KEY)) as KeptDescription | undefined;
  // An earlier version of the program may have kept less than this one needs.
  const description = stationDescription.safeParse(stored?.description).data;
  if (stored === undefined || description === undefined) return null;
  const atMs = Date.now();
  const nowMs = description.nowMs + atMs - stored.atMs;
  return { description: { ...description, nowMs, today: civilDateOf(nowMs) }, atMs };
}
