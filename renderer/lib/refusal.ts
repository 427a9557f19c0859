import { ORPCError } from '@orpc/client';
import { errorData, type DeskErrorCode } from '#shared/errors.ts';
import { errorText, lineLostText } from '#shared/i18n/zh-CN/errors.ts';

/**
 * The station's refusal in an error; `internal` for an answer outside the catalogue; null when the station did not answer
 * at all, so that the same request may be sent again.
 */
export function refusalCode(error: unknown): DeskErrorCode | null {
  if (!(error instanceof ORPCError)) return null;
  return isDeskErrorCode(error.code) ? error.code : 'internal';
}

/**
 * True when the station has decided, so that trying again is a new intention. After a lost line, a full disk or a defect
 * nobody can be sure that it did not act; the same request sent again acts once in any case.
 */
export function isDecided(error: unknown): boolean {
  const code = refusalCode(error);
  return code !== null && code !== 'internal' && !code.startsWith('store.');
}

/** One calm sentence for any error, saying what to do next. */
export function refusalText(error: unknown): string {
  const code = refusalCode(error);
  if (code === null || !(error instanceof ORPCError)) return lineLostText;
  const data = errorData[code].safeParse(error.data);
  return data.success ? errorText(code, data.data) : errorText('internal', { reference: '' });
}

/** The parameters of one kind of refusal; null when the error is another one. */
export function refusalData<Code extends DeskErrorCode>(error: unknown, code: Code) {
  if (!(error instanceof ORPCError) || error.code !== code) return null;
  const data = errorData[code].safeParse(error.data);
  return data.success ? (data.data as DataOf<Code>) : null;
}

type DataOf<Code extends DeskErrorCode> = ReturnType<(typeof errorData)[Code]['parse']>;

function isDeskErrorCode(code: string): code is DeskErrorCode {
  return Object.hasOwn(errorData, code);
}
