import type { StationClient } from '#shared/contract/contract.ts';
import { welcome, type KioskStep, type Origin } from './kiosk-step.ts';

export type Draft = Parameters<StationClient['kiosk']['keep']>[0]['draft'];
export type Resumed = NonNullable<Awaited<ReturnType<StationClient['kiosk']['resume']>>>;

/** What the station keeps of a step, for a reload and for a clerk who is called. */
export function draftOf(step: KioskStep): Draft {
  switch (step.at) {
    case 'welcome':
    case 'card':
    case 'slip':
      return { step: step.at, typed: '', who: null };
    case 'digits':
      return { step: step.by === 'phone' ? 'phone-digits' : 'id-digits', typed: step.typed, who: null };
    case 'checking':
    case 'refused':
    case 'service':
      return { step: step.at, ...originOf(step.origin) };
    case 'confirm': {
      const [candidate, ...others] = step.candidates;
      const sure = candidate !== undefined && others.length === 0;
      return {
        step: others.length > 0 ? 'choose' : 'confirm',
        typed: step.origin.typed,
        who: sure ? { kind: 'identified', identityId: candidate.identityId } : null,
      };
    }
    case 'ticket':
      return { step: 'ticket', typed: '', who: { kind: 'ticket', ticketId: step.result.ticket.id } };
    default:
      return step satisfies never;
  }
}

function originOf(origin: Origin): Pick<Draft, 'typed' | 'who'> {
  const { who } = origin;
  const kept = who !== null && (who.kind === 'card-read' || who.kind === 'identified') ? who : null;
  return { typed: origin.kind === 'typed' ? origin.typed : '', who: kept };
}

/** The step a reload goes on with: a number given, or digits to be finished; a question answered before is asked again. */
export function stepOf({ draft, result }: Resumed): KioskStep {
  if (result !== null) return { at: 'ticket', who: null, result };
  if (draft.step === 'card' || draft.step === 'slip') return { at: draft.step };
  if (draft.typed === '') return welcome;
  return {
    at: 'digits',
    by: draft.typed.length === 11 || draft.step === 'phone-digits' ? 'phone' : 'id-number',
    typed: draft.typed,
    confirmed: false,
  };
}
