import type { Seat } from '#renderer/features/queue/use-counter-queue.ts';

const KEY = 'counter-seat';

/** Which counter this PC is and who sits at it; the only thing the page remembers by itself. */
export function rememberedSeat(): Seat | null {
  try {
    const seat: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isSeat(seat) ? seat : null;
  } catch {
    // Damaged or forbidden storage only means that the clerk is asked again.
    return null;
  }
}

export function rememberSeat(seat: Seat): void {
  localStorage.setItem(KEY, JSON.stringify(seat));
}

function isSeat(value: unknown): value is Seat {
  if (typeof value !== 'object' || value === null) return false;
  const { counterId, clerk } = value as { readonly counterId?: unknown; readonly clerk?: unknown };
  return typeof counterId === 'string' && typeof clerk === 'string' && clerk !== '';
}
