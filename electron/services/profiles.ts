import type { ProfileVersion } from '#shared/contract/profiles.ts';
import { profileFile, PROFILE_FILE_FORMAT, PROFILE_FILE_KIND } from '#shared/domain/profile-file.ts';
import { profileOn, profilesAfter } from '#shared/domain/profile-versions.ts';
import { stationProfile, type StationProfile } from '#shared/domain/station-profile.ts';
import { DeskError } from '#shared/errors.ts';
import { profileFileName } from '#shared/i18n/zh-CN/profiles.ts';
import { profileProblemText } from '#shared/i18n/zh-CN/profile-problems.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { noteForDistrict } from '#electron/db/repositories/outbox.ts';
import {
  insertProfile,
  listStoredProfiles,
  type ProfileOrigin,
  type StoredProfileRow,
} from '#electron/db/repositories/station-profiles.ts';
import type { ServiceContext } from './context.ts';
import { today } from './people.ts';
import { readDraft } from './profile-draft.ts';
import { profileOfRow } from './profile-shelf.ts';
import { writeOnce, type WriteRequest } from './write.ts';

/** Every version, newest first, each with what became of it. */
export function listProfileVersions(context: ServiceContext): ProfileVersion[] {
  return versionsOf(context, context.store.db);
}

function versionsOf(context: ServiceContext, db: ReadableDb): ProfileVersion[] {
  const rows = listStoredProfiles(db);
  const profiles = rows.map(profileOfRow);
  const date = today(context);
  const inForce = profileOn(profiles, date).version;
  const coming = new Set(profilesAfter(profiles, date).map(({ profile }) => profile.version));
  const stateOf = ({ version, effectiveOn }: StoredProfileRow): ProfileVersion['state'] => {
    if (version === inForce) return 'in-force';
    if (coming.has(version)) return 'upcoming';
    const overtaken = rows.some((other) => other.version > version && other.effectiveOn <= effectiveOn);
    return overtaken ? 'overtaken' : 'past';
  };
  return rows
    .map((row) => {
      const { version, effectiveOn, origin, savedBy, reason, savedAtMs } = row;
      return { version, effectiveOn, state: stateOf(row), origin, savedBy, reason, savedAtMs };
    })
    .toReversed();
}

export function getProfileVersion(
  context: ServiceContext,
  version: number,
): { version: ProfileVersion; profile: StationProfile } {
  const row = listStoredProfiles(context.store.db).find((each) => each.version === version);
  const entry = listProfileVersions(context).find((each) => each.version === version);
  if (!row || !entry) throw new DeskError('profile.notFound', {});
  return { version: entry, profile: profileOfRow(row) };
}

export type SaveInput = WriteRequest & {
  readonly draft: Readonly<Record<string, unknown>>;
  readonly effectiveOn: string;
  readonly basedOn: number;
  readonly origin: Exclude<ProfileOrigin, 'shipped'>;
  readonly reason: string;
  readonly clerk: string;
};

/** The draft becomes the next version. Errors: profile.invalid, profile.past, profile.changed. */
export function saveProfile(context: ServiceContext, input: SaveInput): ProfileVersion {
  const { profile, problems } = readDraft(context, input.draft, input.effectiveOn);
  return writeOnce(context, {
    procedure: 'profiles.save',
    request: input,
    nouns: ['profiles', 'station', 'people', 'appointments', 'queue', 'kiosk'],
    work: (db, nowMs) => {
      if (input.effectiveOn < today(context)) throw new DeskError('profile.past', {});
      if (!profile) throw new DeskError('profile.invalid', { first: firstSentence(problems) });
      const newest = listStoredProfiles(db).at(-1)?.version ?? 0;
      if (newest !== input.basedOn) throw new DeskError('profile.changed', {});
      const version = newest + 1;
      const id = context.newId();
      insertProfile(db, {
        version,
        id,
        effectiveOn: input.effectiveOn,
        profileJson: JSON.stringify({ ...profile, version }),
        origin: input.origin,
        savedBy: input.clerk,
        reason: input.reason,
        savedAtMs: nowMs,
      });
      noteForDistrict(db, { noun: 'profiles', subjectId: id, event: 'saved', atMs: nowMs });
      const saved = versionsOf(context, db).find((each) => each.version === version);
      if (!saved) throw new Error('a version just saved is not there');
      return saved;
    },
  });
}

function firstSentence(problems: readonly Parameters<typeof profileProblemText>[0][]): string {
  const [first] = problems;
  return first ? profileProblemText(first) : '';
}

/** A version as a file. Errors: profile.notFound. */
export function exportProfile(context: ServiceContext, version: number): { fileName: string; content: string } {
  const { profile } = getProfileVersion(context, version);
  const file = { kind: PROFILE_FILE_KIND, format: PROFILE_FILE_FORMAT, profile };
  return { fileName: profileFileName(profile.street, version), content: JSON.stringify(file, null, 2) };
}

/** The profile a file holds. Errors: profile.fileUnreadable, profile.fileNewer, profile.fileInvalid. */
export function readProfileFile(context: ServiceContext, content: string): StationProfile {
  const file = profileFile.safeParse(jsonOf(content)).data;
  if (!file) throw new DeskError('profile.fileUnreadable', {});
  if (file.format > PROFILE_FILE_FORMAT) throw new DeskError('profile.fileNewer', {});
  const parsed = stationProfile.safeParse(file.profile);
  if (parsed.success) return parsed.data;
  const { problems } = readDraft(context, file.profile, '2022-02-28');
  throw new DeskError('profile.fileInvalid', { first: firstSentence(problems) });
}

function jsonOf(content: string): unknown {
  try {
    // Editors on Windows put a byte order mark before the text.
    return JSON.parse(content.replace(/^\uFEFF/u, '')) as unknown;
  } catch {
    return undefined;
  }
}
