const KEY = 'manager-clerk';

/** Who sits at the manager screen of this PC; the only thing the page remembers by itself. */
export function rememberedClerk(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    // Forbidden storage only means that the name is asked for again.
    return '';
  }
}

export function rememberClerk(clerk: string): void {
  try {
    localStorage.setItem(KEY, clerk);
  } catch {
    // As above: the name is still used until the page is closed.
  }
}
