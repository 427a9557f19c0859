import { isCivilDate } from '#shared/civil-date.ts';
import { phaseProblems, ruleProblems } from './phase-check.ts';
import type { PolicyTables } from './policy-tables.ts';
import { problem, type ProfilePart, type ProfileProblem } from './profile-problem.ts';
import { sessionProblems } from './session-check.ts';
import { banksOn, type StationProfile } from './station-profile.ts';

/** Everything that keeps a profile from being used, each named once; nothing here throws. */
export function profileProblems(profile: StationProfile, policy: PolicyTables): readonly ProfileProblem[] {
  return [
    ...stationProblems(profile),
    ...placeProblems(profile),
    ...sessionProblems(profile),
    ...(profile.scope === null ? [] : ruleProblems(profile.scope, 'scope', policy)),
    ...profile.phases.flatMap((phase) => phaseProblems(phase, profile, policy)),
    ...twice(
      'phases',
      'phase',
      profile.phases.map(({ name }) => name),
    ),
    ...twice(
      'phases',
      'phase-id',
      profile.phases.map(({ id }) => id),
    ),
    ...bankProblems(profile),
  ];
}

const NEEDED = ['stationName', 'street', 'hotline', 'site', 'openingText', 'serviceName'] as const;

function stationProblems(profile: StationProfile): ProfileProblem[] {
  const missing = NEEDED.filter((key) => profile[key].trim() === '').map((key) =>
    problem('station', 'text-missing', key),
  );
  const code = /^[A-Z]{2,6}$/.test(profile.code) ? [] : [problem('station', 'code-form', 'code', profile.code)];
  const date = isCivilDate(profile.effectiveOn) ? [] : [problem('station', 'date', 'effectiveOn', profile.effectiveOn)];
  return [...missing, ...code, ...date];
}

function placeProblems({ communities, counters, channels }: StationProfile): ProfileProblem[] {
  const blank = [...communities, ...counters.map(({ name }) => name)].some((name) => name.trim() === '');
  return [
    ...(communities.length === 0 ? [problem('places', 'list-empty', 'communities')] : []),
    ...(counters.length === 0 ? [problem('places', 'list-empty', 'counters')] : []),
    ...(blank ? [problem('places', 'text-missing', 'place')] : []),
    ...twice('places', 'communities', communities),
    ...twice(
      'places',
      'counters',
      counters.map(({ name }) => name),
    ),
    ...twice(
      'places',
      'counters',
      counters.map(({ id }) => id),
    ),
    ...twice(
      'phases',
      'channels',
      channels.map(({ code }) => code),
    ),
  ];
}

function bankProblems(profile: StationProfile): ProfileProblem[] {
  const dates = profile.banks.flatMap(({ name, from, until }) => {
    if (name.trim() === '') return [problem('banks', 'text-missing', 'bank')];
    if (!isCivilDate(from)) return [problem('banks', 'date', name, from)];
    if (until === null) return [];
    if (!isCivilDate(until)) return [problem('banks', 'date', name, until)];
    return until < from ? [problem('banks', 'date-order', name, until)] : [];
  });
  if (dates.length > 0) return dates;
  const none = banksOn(profile, profile.effectiveOn).length === 0;
  return [
    ...twice('banks', 'bank', [...banksOn(profile, profile.effectiveOn)]),
    ...(none ? [problem('banks', 'no-bank', profile.effectiveOn)] : []),
  ];
}

function twice(part: ProfilePart, where: string, names: readonly string[]): ProfileProblem[] {
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(repeated)].map((name) => problem(part, 'twice', where, name));
}
