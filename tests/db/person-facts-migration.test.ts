import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { findPerson, updatePersonFields } from '#electron/db/repositories/people.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testKey } from '#tests/support/test-store.ts';

const id = '6d9b1a1e-0000-4000-8000-000000000001';

it('people of an older store stay, with residence and disability grade not known, and can then be told both', () => {
  const store = openStore(join(temporaryFolder(), 'station.db'), testKey);
  onTestFinished(() => store.close());
  migrate(
    store.raw,
    migrations.filter(({ version }) => version <= 60),
    null,
  );
  store.raw.exec(`
    INSERT INTO people (id, id_number, name, sex, birth_on, phone, community, person_class, hukou, circumstances_json, source,
      created_at_ms, changed_at_ms)
    VALUES ('${id}', '999999193605010011', '赵试样', '1', '1936-05-01', '', '', '2', 'district', '["disabled"]', 'roster', 1, 1)
  `);
  migrate(store.raw, migrations, null);
  expect(findPerson(store.db, id)).toMatchObject({ name: '赵试样', residence: '', disabilityGrade: null });

  const told = store.runInTransaction((db) =>
    updatePersonFields(db, id, { residence: 'district', disabilityGrade: 7 }, { source: 'roster', atMs: 2 }),
  );
  expect(told).toEqual([
    { field: 'residence', oldValue: '', newValue: 'district' },
    { field: 'disabilityGrade', oldValue: '', newValue: '7' },
  ]);
  expect(findPerson(store.db, id)).toMatchObject({ residence: 'district', disabilityGrade: 7 });
  expect(() => store.raw.exec('UPDATE people SET disability_grade = 11')).toThrow('CHECK');
});
