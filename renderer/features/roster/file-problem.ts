import { LARGEST_ROSTER_BYTES } from '#shared/contract/roster.ts';
import { rosterScreenText } from '#shared/i18n/zh-CN/roster-screen.ts';

const text = rosterScreenText.problem;
const MEGABYTE = 1_000_000;

/** What is wrong with a file before the station has to look at it; null when nothing is. */
export function fileProblem(file: { readonly name: string; readonly size: number }): string | null {
  if (/\.xls$/iu.test(file.name)) return text.oldFormat;
  if (file.size === 0) return text.empty;
  return file.size > LARGEST_ROSTER_BYTES ? text.tooLarge(Math.ceil(file.size / MEGABYTE)) : null;
}
