import { z } from 'zod';
import { ageOn, type CivilDate } from '#shared/civil-date.ts';

/** What the rules look at. Codes are those of the policy tables; `''` and null while nobody knows. */
export type PersonFacts = {
  readonly personClass: string;
  readonly hukou: string;
  /** Code of where the person lives. */
  readonly residence: string;
  /** 1 (gravest) to 10. */
  readonly disabilityGrade: number | null;
  readonly circumstances: readonly string[];
  readonly birthOn: CivilDate;
};

const codes = z.array(z.string().min(1)).min(1);
/** True turns the condition round: the person must be something else. */
const negated = z.boolean().optional();

/** One condition of a rule; a screen shows it as one line. */
export const phaseCondition = z.discriminatedUnion('fact', [
  z.object({ fact: z.literal('personClass'), in: codes, negated }),
  z.object({ fact: z.literal('hukou'), in: codes, negated }),
  z.object({ fact: z.literal('residence'), in: codes, negated }),
  /** Graded as gravely as this or worse: 1 is the gravest of ten grades. */
  z.object({ fact: z.literal('disabilityGrade'), atMost: z.int().min(1).max(10), negated }),
  z.object({ fact: z.literal('circumstance'), has: z.string().min(1), negated }),
  /** Completed years on the date asked about. */
  z.object({ fact: z.literal('age'), atLeast: z.int().min(0).max(150), negated }),
  z.object({ fact: z.literal('anyone') }),
]);
export type PhaseCondition = z.infer<typeof phaseCondition>;

/** Alternatives of conditions that must all hold: any of (all of …). */
export const phaseRule = z.array(z.array(phaseCondition).min(1).max(12)).min(1).max(30);
export type PhaseRule = z.infer<typeof phaseRule>;
export type PhaseAlternative = readonly PhaseCondition[];

/** The first alternative that holds for somebody on a date. */
export function matchingAlternative(
  rule: readonly PhaseAlternative[],
  facts: PersonFacts,
  date: CivilDate,
): PhaseAlternative | undefined {
  return rule.find((conditions) => conditions.every((condition) => holds(condition, facts, date)));
}

function holds(condition: PhaseCondition, facts: PersonFacts, date: CivilDate): boolean {
  if (condition.fact === 'anyone') return true;
  // Who is let in because of what they are not must be known to be something else.
  if (condition.negated === true) return isKnown(condition, facts) && !holdsPlainly(condition, facts, date);
  return holdsPlainly(condition, facts, date);
}

type Stated = Exclude<PhaseCondition, { fact: 'anyone' }>;

function isKnown(condition: Stated, facts: PersonFacts): boolean {
  switch (condition.fact) {
    case 'personClass':
    case 'hukou':
    case 'residence':
      return facts[condition.fact] !== '';
    // Rosters name these only where they apply: silence means no.
    case 'disabilityGrade':
    case 'circumstance':
    case 'age':
      return true;
  }
}

function holdsPlainly(condition: Stated, facts: PersonFacts, date: CivilDate): boolean {
  switch (condition.fact) {
    case 'personClass':
    case 'hukou':
    case 'residence':
      return condition.in.includes(facts[condition.fact]);
    case 'circumstance':
      return facts.circumstances.includes(condition.has);
    case 'disabilityGrade':
      return facts.disabilityGrade !== null && facts.disabilityGrade <= condition.atMost;
    case 'age':
      return ageOn(facts.birthOn, date) >= condition.atLeast;
  }
}

/** Ages at which the answer of a rule may change. */
export function agesIn(rule: readonly PhaseAlternative[]): readonly number[] {
  return rule.flat().flatMap((condition) => (condition.fact === 'age' ? [condition.atLeast] : []));
}

/** The day on which somebody completes a number of years; born on a 29 February, in common years on 1 March. */
export function birthdayOf(birthOn: CivilDate, years: number): CivilDate {
  const year = String(Number(birthOn.slice(0, 4)) + years).padStart(4, '0');
  const isLeap = new Date(Date.UTC(Number(year), 1, 29)).getUTCMonth() === 1;
  return birthOn.endsWith('-02-29') && !isLeap ? `${year}-03-01` : `${year}${birthOn.slice(4)}`;
}
