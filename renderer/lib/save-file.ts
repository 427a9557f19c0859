/** Hands bytes to the person as a file in the downloads folder. */
export function saveFile(fileName: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser takes the bytes over while it handles the click; the address may go right after.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
