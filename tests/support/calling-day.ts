import type { StationProfile } from '#shared/domain/station-profile.ts';
import { callNext } from '#electron/services/queue-call.ts';
import { listToday, stepTicket, ticketSteps } from '#electron/services/queue.ts';
import { addPerson, arrive, book, clerk, request } from '#tests/support/station-day.ts';
import type { TestContext } from '#tests/support/test-context.ts';

export const DAY = '2022-02-28';
export const at = (counterId: string) => ({ ...request(), counterId, clerk });
export const on = (counterId: string, ticketId: string) => ({ ...at(counterId), ticketId });

/** 85 years old: priority; 70, and of those who get the subsidy: ordinary. */
export const aged = { birthOn: '1936-05-01' };
export const ordinary = { birthOn: '1952-05-01' };

export const walkIn = (context: TestContext, facts: object) =>
  arrive(context, addPerson(context, facts).idNumber).ticket;
export function booked(context: TestContext, facts: object) {
  const person = addPerson(context, facts);
  book(context, person.id, DAY);
  return arrive(context, person.idNumber).ticket;
}

export function callAll(context: TestContext): string[] {
  const numbers: string[] = [];
  while (listToday(context).some(({ state }) => state === 'waiting')) {
    const called = callNext(context, at('1'));
    numbers.push(called.number);
    stepTicket(context, ticketSteps.finish, on('1', called.id));
  }
  return numbers;
}

export const withCalling =
  (change: Partial<StationProfile['calling']>) =>
  (profile: StationProfile): StationProfile => ({ ...profile, calling: { ...profile.calling, ...change } });
