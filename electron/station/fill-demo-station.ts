import { inventPeople, readInventionTable, settleInventedPeople } from '#electron/services/demo-people.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { today } from '#electron/services/people.ts';

const DEMO_PEOPLE = 600;
const SEED = 20_220_228;

/** Six hundred invented people over the profile's communities; only ever into a new practice folder. */
export function fillDemoStation(context: ServiceContext, resourcesDir: string): void {
  const date = today(context);
  const wish = { count: DEMO_PEOPLE, communities: context.profile().communities, today: date, seed: SEED };
  settleInventedPeople(context, inventPeople(wish, readInventionTable(resourcesDir)), date);
}
