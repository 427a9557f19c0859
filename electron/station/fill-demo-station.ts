import { inventPeople } from '#electron/services/demo-people.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { addPeople } from '#electron/services/roster-people.ts';
import { today } from '#electron/services/people.ts';

const DEMO_PEOPLE = 600;

/** Six hundred invented people over the profile's communities; only ever into a new practice folder. */
export function fillDemoStation(context: ServiceContext): void {
  const { communities } = context.profile();
  const people = inventPeople({ count: DEMO_PEOPLE, communities, today: today(context), seed: 20220228 });
  context.store.runInTransaction((db) => addPeople(context, db, people));
}
