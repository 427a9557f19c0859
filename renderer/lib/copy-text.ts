/** Puts text on the clipboard; false when the system did not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No permission, no focus, or a page without TLS: the older way is worth a try.
    return copySelected(text);
  }
}

/** What was copied is gone, as far as the system lets us. */
export function forgetCopied(): void {
  void copyText('');
}

function copySelected(text: string): boolean {
  if (text === '' || typeof document.execCommand !== 'function') return false;
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } finally {
    area.remove();
  }
}
