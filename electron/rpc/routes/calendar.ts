import {
  callOff,
  openGroupSession,
  openVisitDay,
  orderVisits,
  setVisitAddress,
} from '#electron/services/arranged-slots.ts';
import {
  listSites,
  listTeams,
  retireSite,
  retireTeam,
  saveSite,
  saveTeam,
} from '#electron/services/calendar-places.ts';
import { addExtraDay, bookingsOn, closeDay, dayChanges, revokeDayChange } from '#electron/services/day-changes.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function calendarRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.calendar.router({
    sites: os.calendar.sites.handler(() => listSites(context)),
    saveSite: os.calendar.saveSite.handler(({ input }) => saveSite(context, input)),
    retireSite: os.calendar.retireSite.handler(({ input }) => retireSite(context, input)),
    teams: os.calendar.teams.handler(() => listTeams(context)),
    saveTeam: os.calendar.saveTeam.handler(({ input }) => saveTeam(context, input)),
    retireTeam: os.calendar.retireTeam.handler(({ input }) => retireTeam(context, input)),
    openGroupSession: os.calendar.openGroupSession.handler(({ input }) => openGroupSession(context, input)),
    openVisitDay: os.calendar.openVisitDay.handler(({ input }) => openVisitDay(context, input)),
    callOff: os.calendar.callOff.handler(({ input }) => callOff(context, input)),
    orderVisits: os.calendar.orderVisits.handler(({ input }) => orderVisits(context, input)),
    setVisitAddress: os.calendar.setVisitAddress.handler(({ input }) => setVisitAddress(context, input)),
    dayChanges: os.calendar.dayChanges.handler(({ input }) => dayChanges(context, input.from)),
    bookingsOn: os.calendar.bookingsOn.handler(({ input }) => bookingsOn(context, input.date, input.kinds)),
    closeDay: os.calendar.closeDay.handler(({ input }) => closeDay(context, input)),
    addExtraDay: os.calendar.addExtraDay.handler(({ input }) => addExtraDay(context, input)),
    revokeDayChange: os.calendar.revokeDayChange.handler(({ input }) => revokeDayChange(context, input)),
  });
}
