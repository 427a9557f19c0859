/** Hands a text to the person as a file in the downloads folder. */
export function saveText(fileName: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser takes the text over while it handles the click; the address may go right after.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
