import { fileKind, type FileKind } from '#renderer/lib/file-kind.ts';

export type PickedFile = { readonly file: Blob; readonly kind: 'picture' | 'pdf' };

/** What may become pages, and what the first of the others is. */
export type PickedFiles = {
  readonly usable: readonly PickedFile[];
  readonly refused: Exclude<FileKind, PickedFile['kind']> | null;
};

/** The chosen files by their names' numbers: page2 before page10, in whatever order they were clicked. */
export async function sortedFiles(files: readonly File[]): Promise<PickedFiles> {
  const sorted = files.toSorted((first, second) => first.name.localeCompare(second.name, 'zh-CN', { numeric: true }));
  const usable: PickedFile[] = [];
  let refused: PickedFiles['refused'] = null;
  for (const [at, kind] of (await Promise.all(sorted.map(fileKind))).entries()) {
    const file = sorted[at];
    if (file === undefined) continue;
    if (kind === 'picture' || kind === 'pdf') usable.push({ file, kind });
    else refused ??= kind;
  }
  return { usable, refused };
}
