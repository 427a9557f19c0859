/** Where a problem lies, so that the screen can lead there. */
export type ProfilePart = 'station' | 'places' | 'hours' | 'phases' | 'banks' | 'texts';

export const profileProblemCodes = [
  'text-missing',
  'code-form',
  'list-empty',
  'twice',
  'date',
  'time',
  'time-order',
  'date-order',
  'weekdays-missing',
  'session-short',
  'session-overlap',
  'closed-and-extra',
  'no-session',
  'code-unknown',
  'channel-missing',
  'channel-unknown',
  'anyone-with-others',
  'no-bank',
  /** The value is not even of the form a profile has; `where` is its path. */
  'shape',
] as const;
export type ProfileProblemCode = (typeof profileProblemCodes)[number];

export type ProfileProblem = {
  readonly part: ProfilePart;
  readonly code: ProfileProblemCode;
  /** What it is about, in the words of the profile: a phase's name, a time, a community. */
  readonly where: string;
  /** The value that is wrong, `''` where there is none. */
  readonly detail: string;
};

export function problem(part: ProfilePart, code: ProfileProblemCode, where: string, detail = ''): ProfileProblem {
  return { part, code, where, detail };
}
