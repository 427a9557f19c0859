import type { CallingRule } from './station-profile.ts';

type Classes = CallingRule['priorityClasses'];

/** The class of priority of somebody whom some of them fit: the best-ranked, and of those the first listed. */
export function bestClass(classes: Classes, isOf: (each: Classes[number]) => boolean): Classes[number] | null {
  return classes.reduce<Classes[number] | null>(
    (best, each) => (isOf(each) && (best === null || each.rank < best.rank) ? each : best),
    null,
  );
}

/** The rank of a class by its code. One the profile does not name any more stands last among priority people. */
export function rankOf(classes: Classes, code: string | null): number {
  return classes.find((each) => each.code === code)?.rank ?? Math.max(1, ...classes.map(({ rank }) => rank));
}

/** Its name; its code where the profile does not name it any more; `''` for nobody's. */
export function priorityNameOf(classes: Classes, code: string | null): string {
  return classes.find((each) => each.code === code)?.name ?? code ?? '';
}
