/** Where a problem lies, so that the screen can lead there. */
export const profileParts = ['station', 'places', 'hours', 'phases', 'calling', 'tickets', 'banks', 'texts'] as const;
export type ProfilePart = (typeof profileParts)[number];

export const profileProblemCodes = [
  'text-missing',
  'code-form',
  'prefix-form',
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
  'intake-before-opening',
  'service-unknown',
  'service-nowhere',
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
  /** Path of the field to mend (`banks.0.name`), `''` where it is no single one. */
  readonly field: string;
};

export function problem(part: ProfilePart, code: ProfileProblemCode, where: string, detail = ''): ProfileProblem {
  return { part, code, where, detail, field: '' };
}

/** The same problem with the field that the screen shall put the cursor into. */
export function inField(field: string, found: ProfileProblem): ProfileProblem {
  return { ...found, field };
}

/** Names that stand in a list more than once, each said once, at its second place; blank ones are another fault. */
export function twice(
  at: { readonly part: ProfilePart; readonly where: string; readonly field: (index: number) => string },
  names: readonly string[],
): ProfileProblem[] {
  return names.flatMap((name, index) => {
    const isSecond = name.trim() !== '' && names.slice(0, index).filter((each) => each === name).length === 1;
    return isSecond ? [inField(at.field(index), problem(at.part, 'twice', at.where, name))] : [];
  });
}
