import { inField, problem, twice, type ProfileProblem } from './profile-problem.ts';
import { isTime } from './session-check.ts';
import type { StationProfile } from './station-profile.ts';
import { listServices } from './station-services.ts';

/** Numbers, what they are for, and when they are given out. */
export function ticketProblems(profile: StationProfile): ProfileProblem[] {
  return [...timeProblems(profile), ...serviceProblems(profile), ...prefixProblems(profile)];
}

function timeProblems({ booking, intake, sessions }: StationProfile): ProfileProblem[] {
  const { closesAt } = intake;
  const opensAt = sessions.map(({ startsAt }) => startsAt).toSorted()[0] ?? '';
  const noShow = isTime(booking.noShowAt)
    ? []
    : [inField('booking.noShowAt', problem('tickets', 'time', 'noShowAt', booking.noShowAt))];
  if (closesAt === null) return noShow;
  const at = (found: ProfileProblem) => [...noShow, inField('intake.closesAt', found)];
  if (!isTime(closesAt)) return at(problem('tickets', 'time', 'closesAt', closesAt));
  return closesAt <= opensAt ? at(problem('tickets', 'intake-before-opening', opensAt, closesAt)) : noShow;
}

function serviceProblems(profile: StationProfile): ProfileProblem[] {
  const { services, counters } = profile;
  const known = listServices(profile);
  const unknown = counters.flatMap(({ name, services: own = [] }, index) =>
    own
      .filter((id) => !known.some((each) => each.id === id))
      .map((id) => inField(`counters.${index}.services`, problem('places', 'service-unknown', name, id))),
  );
  const nowhere = known
    .filter(({ id }) => !counters.some(({ services: own }) => own === undefined || own.includes(id)))
    .map(({ name }) => problem('places', 'service-nowhere', name));
  return [
    ...services.flatMap(({ name }, index) =>
      name.trim() === '' ? [inField(`services.${index}.name`, problem('tickets', 'text-missing', 'service'))] : [],
    ),
    ...twice(
      { part: 'tickets', where: 'service', field: (index) => `services.${Math.max(0, index - 1)}.name` },
      known.map(({ id }) => id),
    ),
    ...unknown,
    ...(counters.length === 0 ? [] : nowhere),
  ];
}

/** Two sources of numbers with one prefix would give the same number to two people. */
function prefixProblems(profile: StationProfile): ProfileProblem[] {
  const prefixes = [
    { field: 'ticketPrefix.booked', prefix: profile.ticketPrefix.booked },
    { field: 'ticketPrefix.walkIn', prefix: profile.ticketPrefix.walkIn },
    ...profile.services.flatMap(({ prefix }, index) => [
      { field: `services.${index}.prefix.booked`, prefix: prefix.booked },
      { field: `services.${index}.prefix.walkIn`, prefix: prefix.walkIn },
    ]),
    { field: 'offline.prefix', prefix: profile.offline.prefix },
  ];
  const malformed = prefixes.filter(({ prefix }) => !/^[A-Z]{1,3}$/.test(prefix));
  return [
    ...malformed.map(({ field, prefix }) => inField(field, problem('tickets', 'prefix-form', 'prefix', prefix))),
    ...twice(
      { part: 'tickets', where: 'prefix', field: (index) => prefixes[index]?.field ?? '' },
      prefixes.map(({ prefix }) => prefix),
    ),
  ];
}
