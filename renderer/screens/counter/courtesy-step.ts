import type { Ticket } from '#shared/contract/queue.ts';
import type { CounterView } from './CounterHeader.tsx';
import type { OpenCase } from '#renderer/features/cases/open-case.ts';

export type CounterMoment = {
  readonly view: CounterView;
  readonly ticket: Pick<Ticket, 'state'> | null;
  /** Nobody was called since the last one left. */
  readonly hasParted: boolean;
  /** The open case, and the section the clerk is in. */
  readonly document: Pick<OpenCase, 'state' | 'missing'> | null;
  readonly section: string;
};

/** Sections of a case that have a sentence of their own; in all others the facts are gone through. */
const SECTIONS: Readonly<Record<string, string>> = {
  photo: 'photo',
  signature: 'sign',
  bank: 'bank',
  materials: 'materials',
};

/** The steps (keys of the profile's 文明用语) that fit what the clerk is doing, the closest first. */
function stepsAt({ view, ticket, hasParted, document, section }: CounterMoment): readonly string[] {
  if (view === 'booking' || view === 'calls' || view === 'look') return ['phone'];
  if (view === 'case' && document !== null) {
    if (document.state === 'accepted') return ['finish'];
    const inSection = SECTIONS[section] ?? 'form';
    return document.missing.length === 0 ? ['accept', inSection, 'form'] : [inSection, 'form'];
  }
  if (ticket === null) return hasParted ? ['farewell', 'finish'] : [];
  return ticket.state === 'called' ? ['call'] : ['greet', 'call'];
}

/** The sentence for the moment; `''` where the station has none for it. */
export function courtesyAt(courtesy: Readonly<Record<string, string>>, moment: CounterMoment): string {
  const said = stepsAt(moment).map((step) => courtesy[step] ?? '');
  return said.find((sentence) => sentence !== '') ?? '';
}

/** What the station wants asked before somebody leaves. */
export function partingQuestions(courtesy: Readonly<Record<string, string>>): readonly string[] {
  return ['needs', 'hardship'].map((step) => courtesy[step] ?? '').filter((sentence) => sentence !== '');
}
