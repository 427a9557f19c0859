import { isCivilDate } from '#shared/civil-date.ts';
import { callingProblems } from './calling-check.ts';
import { phaseProblems, ruleProblems } from './phase-check.ts';
import type { PolicyTables } from './policy-tables.ts';
import { inField, problem, twice, type ProfileProblem } from './profile-problem.ts';
import { sessionProblems } from './session-check.ts';
import { banksOn, type StationProfile } from './station-profile.ts';
import { ticketProblems } from './ticket-check.ts';

/** Everything that keeps a profile from being used, each named once; nothing here throws. */
export function profileProblems(profile: StationProfile, policy: PolicyTables): readonly ProfileProblem[] {
  return [
    ...stationProblems(profile),
    ...placeProblems(profile),
    ...sessionProblems(profile),
    ...channelProblems(profile),
    ...(profile.scope === null
      ? []
      : ruleProblems(profile.scope, { part: 'phases', where: 'scope', field: 'scope' }, policy)),
    ...profile.phases.flatMap((phase, index) => phaseProblems({ phase, index }, profile, policy)),
    ...twice(
      { part: 'phases', where: 'phase', field: (index) => `phases.${index}.name` },
      profile.phases.map(({ name }) => name),
    ),
    ...twice(
      { part: 'phases', where: 'phase-id', field: (index) => `phases.${index}.name` },
      profile.phases.map(({ id }) => id),
    ),
    ...callingProblems(profile, policy),
    ...ticketProblems(profile),
    ...bankProblems(profile),
  ];
}

const NEEDED = ['stationName', 'street', 'hotline', 'site', 'openingText', 'serviceName'] as const;

function stationProblems(profile: StationProfile): ProfileProblem[] {
  const missing = NEEDED.filter((key) => profile[key].trim() === '').map((key) =>
    inField(key, problem('station', 'text-missing', key)),
  );
  const code = /^[A-Z]{2,6}$/.test(profile.code)
    ? []
    : [inField('code', problem('station', 'code-form', 'code', profile.code))];
  const date = isCivilDate(profile.effectiveOn) ? [] : [problem('station', 'date', 'effectiveOn', profile.effectiveOn)];
  return [...missing, ...code, ...date];
}

function placeProblems({ communities, counters }: StationProfile): ProfileProblem[] {
  const unnamed = counters.findIndex(({ name }) => name.trim() === '');
  const blank = unnamed >= 0 || communities.some((name) => name.trim() === '');
  const field = unnamed >= 0 ? `counters.${unnamed}.name` : 'communities';
  const list = { part: 'places', where: 'communities', field: () => 'communities' } as const;
  const counter = { part: 'places', where: 'counters', field: (index: number) => `counters.${index}.name` } as const;
  return [
    ...(communities.length === 0 ? [inField('communities', problem('places', 'list-empty', 'communities'))] : []),
    ...(counters.length === 0 ? [problem('places', 'list-empty', 'counters')] : []),
    ...(blank ? [inField(field, problem('places', 'text-missing', 'place'))] : []),
    ...twice(list, communities),
    ...twice(
      counter,
      counters.map(({ name }) => name),
    ),
    ...twice(
      counter,
      counters.map(({ id }) => id),
    ),
  ];
}

function channelProblems({ channels }: StationProfile): ProfileProblem[] {
  const at = { part: 'phases', where: 'channels', field: (index: number) => `channels.${index}.name` } as const;
  return [
    ...channels.flatMap(({ name }, index) =>
      name.trim() === '' ? [inField(at.field(index), problem('phases', 'text-missing', 'channels'))] : [],
    ),
    ...twice(
      at,
      channels.map(({ code }) => code),
    ),
    ...twice(
      at,
      channels.map(({ name }) => name.trim()),
    ),
  ];
}

function bankProblems(profile: StationProfile): ProfileProblem[] {
  const dates = profile.banks.flatMap(({ name, from, until }, index) => {
    const at = (key: string, found: ProfileProblem) => [inField(`banks.${index}.${key}`, found)];
    if (name.trim() === '') return at('name', problem('banks', 'text-missing', 'bank'));
    if (!isCivilDate(from)) return [inField(`banks.${index}.from`, problem('banks', 'date', name, from))];
    if (until === null) return [];
    if (!isCivilDate(until)) return at('until', problem('banks', 'date', name, until));
    return until < from ? at('until', problem('banks', 'date-order', name, until)) : [];
  });
  if (dates.length > 0) return dates;
  const offered = banksOn(profile, profile.effectiveOn);
  const place = (index: number) => profile.banks.findLastIndex(({ name }) => name === offered[index]);
  return [
    ...twice({ part: 'banks', where: 'bank', field: (index) => `banks.${place(index)}.name` }, offered),
    ...(offered.length === 0 ? [problem('banks', 'no-bank', profile.effectiveOn)] : []),
  ];
}
