import { profileProblems } from '#shared/domain/profile-check.ts';
import { inField, problem, type ProfilePart, type ProfileProblem } from '#shared/domain/profile-problem.ts';
import { stationProfile, type StationProfile } from '#shared/domain/station-profile.ts';
import type { ServiceContext } from './context.ts';

export type DraftRead =
  | { readonly profile: StationProfile; readonly problems: readonly [] }
  | { readonly profile: null; readonly problems: readonly ProfileProblem[] };

const PARTS: Readonly<Record<string, ProfilePart>> = {
  communities: 'places',
  counters: 'places',
  clerks: 'places',
  sessions: 'hours',
  closedDays: 'hours',
  extraDays: 'hours',
  phases: 'phases',
  scope: 'phases',
  scopeText: 'phases',
  channels: 'phases',
  calling: 'calling',
  speech: 'calling',
  booking: 'tickets',
  intake: 'tickets',
  ticketPrefix: 'tickets',
  services: 'tickets',
  offline: 'tickets',
  kiosk: 'tickets',
  banks: 'banks',
  bring: 'texts',
  nextSteps: 'texts',
  notices: 'texts',
  courtesy: 'texts',
  ticketNotice: 'texts',
};

/** A draft as a profile that takes effect on a day, or everything that is wrong with it. */
export function readDraft(
  context: Pick<ServiceContext, 'policy'>,
  draft: Readonly<Record<string, unknown>>,
  effectiveOn: string,
): DraftRead {
  const parsed = stationProfile.safeParse({ ...draft, version: 1, effectiveOn });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path }) => shapeProblem(path));
    const seen = new Set<string>();
    return { profile: null, problems: problems.filter(({ where }) => !seen.has(where) && seen.add(where)) };
  }
  const problems = profileProblems(parsed.data, context.policy);
  return problems.length > 0 ? { profile: null, problems } : { profile: parsed.data, problems: [] };
}

/** What the shape forbids, named by where it is: the screen's own fields hardly let it happen, a file may. */
function shapeProblem(path: readonly PropertyKey[]): ProfileProblem {
  const [first = ''] = path;
  const field = path.map(String).join('.');
  return inField(field, problem(PARTS[String(first)] ?? 'station', 'shape', field));
}
