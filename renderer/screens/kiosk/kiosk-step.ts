import type { CheckInResult } from '#shared/contract/queue.ts';
import { addKey, type PadKey } from '#renderer/features/arrival/typed-number.ts';
import type { Who } from '#renderer/features/arrival/use-check-in.ts';

/** Where the visitor is; exactly one question or answer is on the screen. */
export type KioskStep =
  | { readonly at: 'welcome' }
  | { readonly at: 'digits'; readonly typed: string; readonly confirmed: boolean }
  | { readonly at: 'checking'; readonly who: Who; readonly before: CheckInResult | null }
  | { readonly at: 'ticket'; readonly who: Who; readonly result: CheckInResult }
  | { readonly at: 'refused'; readonly who: Who; readonly error: unknown };

export type KioskEvent =
  | { readonly kind: 'key'; readonly key: PadKey }
  | { readonly kind: 'remove' }
  | { readonly kind: 'clear' }
  /** Asked to go on with a number that cannot be right. */
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'type' }
  | { readonly kind: 'type-again' }
  | { readonly kind: 'started'; readonly who: Who }
  | { readonly kind: 'arrived'; readonly result: CheckInResult }
  | { readonly kind: 'refused'; readonly error: unknown }
  | { readonly kind: 'over' };

export const welcome: KioskStep = { at: 'welcome' };

export function nextStep(step: KioskStep, event: KioskEvent): KioskStep {
  switch (event.kind) {
    case 'over':
      return welcome;
    case 'type':
      return { at: 'digits', typed: '', confirmed: false };
    case 'type-again':
      return { at: 'digits', typed: typedIn(step), confirmed: false };
    case 'key':
      return step.at === 'digits' ? { ...step, typed: addKey(step.typed, event.key), confirmed: false } : step;
    case 'remove':
      return step.at === 'digits' ? { ...step, typed: step.typed.slice(0, -1), confirmed: false } : step;
    case 'clear':
      return step.at === 'digits' ? { ...step, typed: '', confirmed: false } : step;
    case 'confirmed':
      return step.at === 'digits' ? { ...step, confirmed: true } : step;
    case 'started':
      return { at: 'checking', who: event.who, before: step.at === 'ticket' ? step.result : null };
    case 'arrived':
      return step.at === 'checking' ? { at: 'ticket', who: step.who, result: merged(step.before, event.result) } : step;
    case 'refused':
      return step.at === 'checking' ? { at: 'refused', who: step.who, error: event.error } : step;
    default:
      return event satisfies never;
  }
}

/** A card tapped twice in a row shows the ticket just given, not a lecture that it was given before. */
function merged(before: CheckInResult | null, result: CheckInResult): CheckInResult {
  if (before === null || before.ticket.id !== result.ticket.id) return result;
  return { ...result, issued: before.issued, printJobId: result.printJobId ?? before.printJobId };
}

function typedIn(step: KioskStep): string {
  return step.at === 'refused' && step.who.kind === 'id-number' ? step.who.idNumber : '';
}
