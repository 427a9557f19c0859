/** Where an appointment takes place: in the station's hall, at a session in a village, at the person's home. */
export const appointmentKinds = ['hall', 'group', 'home'] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];

/** Channels that say by themselves where the appointment is; every other one is for the hall. */
const OWN_KIND: Readonly<Record<string, AppointmentKind>> = { group: 'group', home: 'home' };
const NO_APPOINTMENT = ['online']; // an online application has its own number and needs no seat
const USUAL = 'phone';

/** Of the channels open to a person, those by which an appointment of this kind may be made, the usual one first. */
export function bookableChannels(kind: AppointmentKind, open: readonly string[]): readonly string[] {
  const fitting = open.filter((code) => !NO_APPOINTMENT.includes(code) && (OWN_KIND[code] ?? 'hall') === kind);
  return fitting.toSorted((a, b) => Number(b === USUAL) - Number(a === USUAL));
}

/** The kinds of appointment a person may make by the channels open to them. */
export function bookableKinds(open: readonly string[]): readonly AppointmentKind[] {
  return appointmentKinds.filter((kind) => bookableChannels(kind, open).length > 0);
}
