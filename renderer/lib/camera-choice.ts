const NAME = 'camera';

/** The camera chosen on this screen's PC; null: whichever the browser takes. */
export function keptCamera(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    // No storage in a private window.
    return null;
  }
}

export function keepCamera(deviceId: string): void {
  try {
    localStorage.setItem(NAME, deviceId);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
