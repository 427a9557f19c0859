const NAME = 'hall-announced';

/** The sequence of the last call this screen began to say; null for a screen that never did. */
export function readAnnounced(): number | null {
  try {
    const kept = Number(localStorage.getItem(NAME) ?? Number.NaN);
    return Number.isInteger(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepAnnounced(sequence: number): void {
  try {
    localStorage.setItem(NAME, String(sequence));
  } catch {
    // Without storage a reload begins with the next call.
  }
}
