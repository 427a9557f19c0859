import type { PhotoCheck, PhotoPolicy } from './photo-policy.ts';

export type Verdict = 'pass' | 'fail' | 'unsure';

/**
 * What still speaks against a photo: checks that failed, and whatever only a person can say (the human list, and checks the
 * program is unsure of) that nobody has confirmed. Empty = the photo is good; otherwise it goes on only with a reason.
 */
export function openPoints(
  policy: Pick<PhotoPolicy, 'human'>,
  findings: readonly { readonly check: PhotoCheck; readonly verdict: Verdict }[],
  confirmed: readonly string[],
): string[] {
  return [
    ...findings.filter(({ verdict }) => verdict === 'fail').map(({ check }) => check),
    ...pointsToLookAt(policy, findings).filter((code) => !confirmed.includes(code)),
  ];
}

/** Everything a person ticks for this photo. */
export function pointsToLookAt(
  policy: Pick<PhotoPolicy, 'human'>,
  findings: readonly { readonly check: PhotoCheck; readonly verdict: Verdict }[],
): string[] {
  const unsure = findings.filter(({ verdict }) => verdict === 'unsure').map(({ check }) => check);
  return [...unsure, ...policy.human.map(({ code }) => code)];
}
