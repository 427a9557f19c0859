import { ageOn, type CivilDate } from '#shared/civil-date.ts';
import type { InventedPerson } from '#electron/services/demo-people.ts';

type Waiting = {
  readonly id: string;
  readonly isPriority: boolean;
  readonly isBooked: boolean;
  passedByPriority: number;
  passedByBooked: number;
};

const CAP = 2; // as both shipped profiles say, for priority and for bookings

/** The hall's line on paper, by the written rule: priority and bookings first, but each lets somebody else come now and then. */
export class ExpectedLine {
  #waiting: Waiting[] = [];

  join(
    id: string,
    who: { readonly person: InventedPerson; readonly date: CivilDate; readonly isBooked: boolean },
  ): void {
    const { person, date, isBooked } = who;
    const marks = ['disabled', 'seriously-ill', 'no-self-care', 'bedridden'];
    const isPriority =
      ageOn(person.birthOn, date) >= 80 ||
      person.disabilityGrade !== null ||
      person.circumstances.some((code) => marks.includes(code));
    this.#waiting.push({ id, isPriority, isBooked, passedByPriority: 0, passedByBooked: 0 });
  }

  /** Who must be called now; leaves the line by that. */
  next(): string | null {
    const ordinary = this.#waiting.filter((each) => !each.isPriority);
    const priority = this.#waiting.filter((each) => each.isPriority);
    const isOrdinaryDue = ordinary.some((each) => each.passedByPriority >= CAP);
    const group = priority.length > 0 && !isOrdinaryDue ? priority : ordinary;
    const booked = group.find((each) => each.isBooked);
    const walkIn = group.find((each) => !each.isBooked);
    const isWalkInDue = group.some((each) => !each.isBooked && each.passedByBooked >= CAP);
    const called = booked && !(walkIn && isWalkInDue) ? booked : walkIn;
    if (!called) return null;
    if (called.isBooked && walkIn) walkIn.passedByBooked += 1;
    if (called.isPriority) {
      const heads = [ordinary.find((each) => each.isBooked), ordinary.find((each) => !each.isBooked)];
      for (const head of heads) if (head) head.passedByPriority += 1;
    }
    this.#waiting = this.#waiting.filter((each) => each !== called);
    return called.id;
  }
}
