const PICTURES = ['image/jpeg', 'image/png'];

export type PickedFiles = { readonly pictures: readonly File[]; readonly problem: 'pdf' | 'other' | null };

/** The pictures among the chosen files by their names' numbers: page2 before page10, in whatever order they were clicked. */
export function sortedPictures(files: readonly File[]): PickedFiles {
  const pictures = files
    .filter(({ type }) => PICTURES.includes(type))
    .toSorted((first, second) => first.name.localeCompare(second.name, 'zh-CN', { numeric: true }));
  const others = files.filter(({ type }) => !PICTURES.includes(type));
  const pdf = others.some(({ type }) => type === 'application/pdf');
  return { pictures, problem: others.length === 0 ? null : pdf ? 'pdf' : 'other' };
}
