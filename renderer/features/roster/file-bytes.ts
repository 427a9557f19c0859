/** The file could not be read: moved, renamed, or locked by another program since it was chosen. */
export class FileUnreadableError extends Error {
  constructor(cause: unknown) {
    super('the chosen file could not be read', { cause });
    this.name = 'FileUnreadableError';
  }
}

/** A file's bytes in base64. The browser reads and encodes off the page's own thread, so nothing freezes. */
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
