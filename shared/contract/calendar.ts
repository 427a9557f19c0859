import { z } from 'zod';
import { appointment, appointmentKind, slot } from './appointments.ts';
import {
  appointmentId,
  civilDate,
  clerkName,
  reads,
  siteId,
  slotId,
  teamId,
  timeText,
  writeInput,
  writes,
} from './base.ts';

export const site = z.object({
  id: siteId,
  name: z.string().trim().min(1).max(60),
  community: z.string().trim().max(60),
  address: z.string().trim().max(200),
});
export type Site = z.infer<typeof site>;

export const team = z.object({
  id: teamId,
  name: z.string().trim().min(1).max(40),
  members: z.array(z.string().trim().min(1).max(40)).min(1).max(10),
});
export type Team = z.infer<typeof team>;

export const dayChange = z.object({
  date: civilDate,
  kind: appointmentKind,
  change: z.enum(['closed', 'extra']),
  reason: z.string(),
  setBy: z.string(),
});
export type DayChange = z.infer<typeof dayChange>;

const signed = writeInput.extend({ clerk: clerkName });
const reason = z.string().trim().min(1).max(200);
const when = { date: civilDate, startsAt: timeText, endsAt: timeText, capacity: z.int().min(1).max(500) };
/** Bookings that were hit: cancelled, and their people on the re-call list. */
const hit = z.object({ affected: z.array(appointment) });

export const calendarContract = {
  /** Places of group sessions, by name. */
  sites: reads('counter', 'manager').output(z.array(site)),
  /** Adds a site (`id` null) or changes one. Errors: site.exists, site.notFound. */
  saveSite: writes('counter', 'manager')
    .input(signed.extend({ ...site.shape, id: siteId.nullable() }))
    .output(site),
  /** No longer offered; its sessions stay. */
  retireSite: writes('manager').input(signed.extend({ siteId })).output(site),
  /** Teams that visit at home, by name. */
  teams: reads('counter', 'manager').output(z.array(team)),
  saveTeam: writes('counter', 'manager')
    .input(signed.extend({ ...team.shape, id: teamId.nullable() }))
    .output(team),
  retireTeam: writes('manager').input(signed.extend({ teamId })).output(team),
  /** A session in a village. Errors: site.notFound, slot.times, slot.overlaps, slot.past. */
  openGroupSession: writes('counter', 'manager')
    .input(signed.extend({ ...when, siteId, ledBy: z.string().trim().min(1).max(40) }))
    .output(slot),
  /** A team's half-day of visits. Errors: team.notFound, slot.times, slot.overlaps, slot.past. */
  openVisitDay: writes('counter', 'manager')
    .input(signed.extend({ ...when, teamId }))
    .output(slot),
  /** A group session or visit day does not take place. Its bookings are cancelled and their people are to be called. */
  callOff: writes('counter', 'manager').input(signed.extend({ slotId, reason })).output(hit),
  /** The order in which a team visits: every booked visit of the day, once. Errors: visit.orderStale. */
  orderVisits: writes('counter', 'manager')
    .input(signed.extend({ slotId, appointmentIds: z.array(appointmentId).max(500) }))
    .output(z.array(appointment)),
  /** Where the team goes. */
  setVisitAddress: writes('counter', 'manager')
    .input(signed.extend({ appointmentId, address: z.string().trim().max(200) }))
    .output(appointment),
  /** The manager's closed and extra days from a date on. */
  dayChanges: reads('counter', 'manager')
    .input(z.object({ from: civilDate }))
    .output(z.array(dayChange)),
  /** Bookings a closed day would hit. */
  bookingsOn: reads('manager')
    .input(z.object({ date: civilDate, kinds: z.array(appointmentKind).min(1) }))
    .output(z.array(appointment)),
  /** No service of these kinds on a day, whatever the profile says. Errors: day.past. */
  closeDay: writes('manager')
    .input(signed.extend({ date: civilDate, kinds: z.array(appointmentKind).min(1), reason }))
    .output(hit),
  /** The hall opens on a day on which it otherwise would not, with the profile's sessions. Errors: day.past. */
  addExtraDay: writes('manager')
    .input(signed.extend({ date: civilDate, reason }))
    .output(dayChange),
  /** Takes a change back; cancelled bookings stay cancelled, their people stay on the list. An extra day's bookings are hit. */
  revokeDayChange: writes('manager')
    .input(signed.extend({ date: civilDate, kind: appointmentKind }))
    .output(hit),
};
