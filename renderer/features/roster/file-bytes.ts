/** The file could not be read: moved, renamed, or locked by another program since it was chosen. */
export class FileUnreadableError extends Error {
  constructor(cause: unknown) {
    super('the chosen file could not be read', { cause });
    this.name = 'FileUnreadableError';
  }
}

/** A file's bytes in base64. The browser reads and encodes off the page's own thread, so a 30 MB file freezes nothing. */
export function base64Of(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(new FileUnreadableError(reader.error)));
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.readAsDataURL(file);
  });
}

/** Hands bytes to the person as a file in the downloads folder. */
export function saveFile(fileName: string, content: string, mime: string): void {
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser takes the bytes over while it handles the click; the address may go right after.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
