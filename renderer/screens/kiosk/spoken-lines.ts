import { lineClips, lineText, type KioskGaps, type KioskLine } from '#shared/domain/kiosk-speech.ts';
import { kioskSentences, type KioskSentenceKey } from '#shared/i18n/zh-CN/kiosk-sentences.ts';

export type ScreenLine = KioskLine & { readonly quiet: boolean };

/** The lines that stand in the question's part of the screen, from top to bottom; of buttons only those made to be heard. */
export function linesOn(root: ParentNode): readonly ScreenLine[] {
  return [...root.querySelectorAll<HTMLElement>('[data-voice]')]
    .filter((element) => element.closest('button') === null || element.dataset['voiceAloud'] !== undefined)
    .flatMap((element) => {
      const key = element.dataset['voice'];
      if (!isSentence(key)) return [];
      const gaps = element.dataset['voiceGaps'];
      const quiet = element.dataset['voiceQuiet'] !== undefined;
      return [{ key, quiet, ...(gaps === undefined ? {} : { gaps: JSON.parse(gaps) as KioskGaps }) }];
    });
}

/** What is to be said when the screen changed: all of a new question, only what is new of the same one. */
export function newLines(
  before: readonly ScreenLine[],
  now: readonly ScreenLine[],
): { readonly interrupt: boolean; readonly lines: readonly ScreenLine[] } {
  const loud = now.filter((line) => !line.quiet);
  const [question] = now;
  const sameQuestion = question !== undefined && before[0] !== undefined && isSame(before[0], question);
  if (!sameQuestion) return { interrupt: true, lines: loud };
  const lines = loud.filter((line) => !before.some((other) => isSame(other, line)));
  return { interrupt: lines.length > 0, lines };
}

export function clipsOf(lines: readonly KioskLine[]): readonly string[] {
  return lines.flatMap((line) => lineClips(line));
}

export function textOf(lines: readonly KioskLine[]): string {
  return lines.map((line) => lineText(line)).join('，');
}

function isSame(one: ScreenLine, other: ScreenLine): boolean {
  return one.key === other.key && lineText(one) === lineText(other);
}

function isSentence(key: string | undefined): key is KioskSentenceKey {
  return key !== undefined && Object.hasOwn(kioskSentences, key);
}
