import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { readSetting, writeSetting } from '#electron/db/repositories/settings.ts';
import { insertProfile, listStoredProfiles } from '#electron/db/repositories/station-profiles.ts';
import { readProfile } from '#electron/platform/resources.ts';
import { ProfileShelf } from '#electron/services/profile-shelf.ts';
import { prepareProfile } from '#electron/station/prepare-profile.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { resourcesDir } from '#tests/support/test-context.ts';
import { testKey, testStore } from '#tests/support/test-store.ts';

const profile = readProfile(resourcesDir, 'xincun');
const wishes = { demo: false, clockAt: null, nowMs: 5, initial: () => profile };

describe('the store of before there were versions', () => {
  it('opens: its profile is the first version, word for word, and still a real station', () => {
    const store = openStore(join(temporaryFolder(), 'station.db'), testKey);
    onTestFinished(() => store.close());
    migrate(
      store.raw,
      migrations.filter(({ version }) => version <= 60),
      null,
    );
    const {
      scope: _scope,
      scopeText: _text,
      hotlinePerson: _person,
      receiptHeader: _header,
      receiptColumns: _columns,
      ...old
    } = profile;
    const kept = {
      ...old,
      version: 7,
      hotline: '022-0000-0099',
      banks: [{ name: '某银行', from: '2022-02-28', until: null }],
    };
    store.runInTransaction((db) => {
      writeSetting(db, 'profile', kept, 3);
      writeSetting(db, 'practice', false, 3);
    });
    migrate(store.raw, migrations, null);
    expect(readSetting(store.db, 'profile')).toBeUndefined();
    expect(prepareProfile(store, wishes)).toEqual({ practice: false });
    expect(listStoredProfiles(store.db)).toMatchObject([
      { version: 1, effectiveOn: '2022-02-28', savedBy: 'system', savedAtMs: 3 },
    ]);
    const inForce = new ProfileShelf(store).on('2022-03-01');
    expect(inForce).toMatchObject({ version: 1, hotline: '022-0000-0099', scope: null, hotlinePerson: '' });
    const silent = { desk: '', deskWeekdays: [], activation: '' };
    expect(inForce.banks).toEqual([{ name: '某银行', from: '2022-02-28', until: null, ...silent }]);
  });
});

describe('versions of the profile', () => {
  const row = (version: number, effectiveOn: string) => ({
    version,
    id: crypto.randomUUID(),
    effectiveOn,
    profileJson: JSON.stringify({ ...profile, hotline: `v${version}` }),
    origin: 'screen' as const,
    savedBy: '李晓梅',
    reason: '',
    savedAtMs: version,
  });

  it('are taken up as soon as they are written, and forgotten when the write failed', () => {
    const store = testStore();
    store.runInTransaction((db) => insertProfile(db, row(1, '2022-02-28')));
    const shelf = new ProfileShelf(store);
    expect(shelf.on('2022-03-15').hotline).toBe('v1');
    expect(() =>
      store.runInTransaction((db) => {
        insertProfile(db, { ...row(2, '2022-03-15'), profileJson: JSON.stringify({ ...profile, hotline: 'lost' }) });
        expect(shelf.on('2022-03-15').hotline).toBe('lost');
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(shelf.on('2022-03-15').hotline).toBe('v1');
    store.runInTransaction((db) => insertProfile(db, row(2, '2022-03-15')));
    expect(shelf.on('2022-03-14').hotline).toBe('v1');
    expect(shelf.on('2022-03-15').hotline).toBe('v2');
  });

  it('are never changed and never removed', () => {
    const store = testStore();
    store.runInTransaction((db) => insertProfile(db, row(1, '2022-02-28')));
    expect(() => store.raw.exec("UPDATE station_profiles SET reason = 'x'")).toThrow('never changed');
    expect(() => store.raw.exec('DELETE FROM station_profiles')).toThrow('never removed');
  });
});
