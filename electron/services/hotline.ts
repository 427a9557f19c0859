import { addDays } from '#shared/civil-date.ts';
import { dutyHalf, type Duty, type DutyHalf } from '#shared/contract/hotline.ts';
import { insertDuty, listDuties } from '#electron/db/repositories/hotline-duties.ts';
import type { ServiceContext } from './context.ts';
import { writeOnce, type WriteRequest } from './write.ts';

export function hotlineDuties(
  context: ServiceContext,
  { from, days }: { readonly from: string; readonly days: number },
): Duty[] {
  const named = listDuties(context.store.db, from, addDays(from, days - 1));
  return Array.from({ length: days }, (_, index) => addDays(from, index)).flatMap((date) =>
    dutyHalf.options.map((half) => ({
      date,
      half,
      person: named.find((duty) => duty.dutyOn === date && duty.half === half)?.person ?? '',
    })),
  );
}

export type AssignDutyInput = WriteRequest & {
  readonly date: string;
  readonly half: DutyHalf;
  readonly person: string;
  readonly clerk: string;
};

export function assignDuty(context: ServiceContext, input: AssignDutyInput): Duty {
  return writeOnce(context, {
    procedure: 'hotline.assign',
    request: input,
    nouns: ['hotline'],
    work: (db, nowMs) => {
      const { date, half, person } = input;
      insertDuty(db, { dutyOn: date, half, person, actor: input.clerk, atMs: nowMs });
      return { date, half, person };
    },
  });
}
