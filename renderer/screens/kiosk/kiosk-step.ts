import type { KioskCandidate } from '#shared/contract/kiosk.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { addKey, type NumberKind, type PadKey } from '#renderer/features/arrival/typed-number.ts';
import type { Who } from '#renderer/features/arrival/use-check-in.ts';
import { refusalData } from '#renderer/lib/refusal.ts';

/** How the visitor came to the question: a number typed (and whom it named), or a card or slip read. */
export type Origin =
  | { readonly kind: 'typed'; readonly by: NumberKind; readonly typed: string; readonly who: Who | null }
  | { readonly kind: 'read'; readonly who: Who };

/** Where the visitor is; exactly one question or answer is on the screen. */
export type KioskStep =
  | { readonly at: 'welcome' }
  | { readonly at: 'card' }
  | { readonly at: 'slip' }
  | { readonly at: 'digits'; readonly by: NumberKind; readonly typed: string; readonly confirmed: boolean }
  | { readonly at: 'checking'; readonly origin: Origin; readonly before: CheckInResult | null }
  | { readonly at: 'confirm'; readonly origin: TypedOrigin; readonly candidates: readonly KioskCandidate[] }
  /** Asked what for; `origin.who` is then known. `reason`: why not the main service, `''` when it is among them. */
  | {
      readonly at: 'service';
      readonly origin: Origin;
      readonly services: readonly ServiceChoice[];
      readonly reason: string;
    }
  /** `who` is null when a clerk gave the number. */
  | { readonly at: 'ticket'; readonly who: Who | null; readonly result: CheckInResult }
  | { readonly at: 'refused'; readonly origin: Origin; readonly error: unknown };

export type ServiceChoice = { readonly id: string; readonly name: string };
export type TypedOrigin = Extract<Origin, { readonly kind: 'typed' }>;

export type KioskEvent =
  | { readonly kind: 'go'; readonly to: 'card' | 'slip' | NumberKind }
  | { readonly kind: 'key'; readonly key: PadKey }
  | { readonly kind: 'remove' }
  | { readonly kind: 'clear' }
  /** Asked to go on with a number that cannot be right. */
  | { readonly kind: 'confirmed' }
  /** The typed number is being looked up. */
  | { readonly kind: 'asked'; readonly by: NumberKind; readonly typed: string }
  | { readonly kind: 'found'; readonly candidates: readonly KioskCandidate[] }
  | { readonly kind: 'back' }
  /** Check-in began: by a card or slip just read, or by whom the visitor said they are. */
  | { readonly kind: 'started'; readonly who: Who }
  | { readonly kind: 'arrived'; readonly result: CheckInResult }
  | { readonly kind: 'refused'; readonly error: unknown }
  /** A clerk gave the number at the counter. */
  | { readonly kind: 'given'; readonly result: CheckInResult }
  | { readonly kind: 'resumed'; readonly step: KioskStep }
  | { readonly kind: 'over' };

export const welcome: KioskStep = { at: 'welcome' };

export function nextStep(step: KioskStep, event: KioskEvent): KioskStep {
  switch (event.kind) {
    case 'over':
      return welcome;
    case 'go':
      return event.to === 'card' || event.to === 'slip' ? { at: event.to } : digits(event.to, '');
    case 'key':
      return onDigits(step, (typed, by) => addKey(typed, event.key, by));
    case 'remove':
      return onDigits(step, (typed) => typed.slice(0, -1));
    case 'clear':
      return onDigits(step, () => '');
    case 'confirmed':
      return step.at === 'digits' ? { ...step, confirmed: true } : step;
    case 'asked':
      return checking({ kind: 'typed', by: event.by, typed: event.typed, who: null });
    case 'found':
      return step.at === 'checking' && step.origin.kind === 'typed'
        ? { at: 'confirm', origin: step.origin, candidates: event.candidates }
        : step;
    case 'back':
      return before(step);
    case 'started':
      return started(step, event.who);
    case 'arrived':
      return step.at === 'checking' ? ticketOf(step, event.result) : step;
    case 'refused':
      return step.at === 'checking' ? notYet(step.origin, event.error) : step;
    case 'given':
      return { at: 'ticket', who: null, result: event.result };
    case 'resumed':
      // Somebody who has begun meanwhile is not the one who was here before.
      return step.at === 'welcome' ? event.step : step;
    default:
      return event satisfies never;
  }
}

function digits(by: NumberKind, typed: string): KioskStep {
  return { at: 'digits', by, typed, confirmed: false };
}

function onDigits(step: KioskStep, change: (typed: string, by: NumberKind) => string): KioskStep {
  return step.at === 'digits' ? digits(step.by, change(step.typed, step.by)) : step;
}

function checking(origin: Origin, known: CheckInResult | null = null): KioskStep {
  return { at: 'checking', origin, before: known };
}

/** Refused for good, or until the visitor has said what for. */
function notYet(origin: Origin, error: unknown): KioskStep {
  const choice = origin.who === null ? null : refusalData(error, 'service.choose');
  return choice === null ? { at: 'refused', origin, error } : { at: 'service', origin, ...choice };
}

/** One question back: a typed number is there to be corrected. */
function before(step: KioskStep): KioskStep {
  if (step.at === 'confirm') return digits(step.origin.by, step.origin.typed);
  if ((step.at === 'refused' || step.at === 'service') && step.origin.kind === 'typed')
    return digits(step.origin.by, step.origin.typed);
  return welcome;
}

function started(step: KioskStep, who: Who): KioskStep {
  if (who.kind !== 'identified') return checking({ kind: 'read', who }, step.at === 'ticket' ? step.result : null);
  if (step.at === 'confirm') return checking({ ...step.origin, who });
  return step.at === 'refused' || step.at === 'service' ? checking({ ...step.origin, who }) : step;
}

function ticketOf({ origin, before: known }: Extract<KioskStep, { at: 'checking' }>, result: CheckInResult): KioskStep {
  return { at: 'ticket', who: origin.who, result: merged(known, result) };
}

/** A card tapped twice in a row shows the ticket just given, not a lecture that it was given before. */
function merged(known: CheckInResult | null, result: CheckInResult): CheckInResult {
  if (known === null || known.ticket.id !== result.ticket.id) return result;
  return { ...result, issued: known.issued, printJobId: result.printJobId ?? known.printJobId };
}
