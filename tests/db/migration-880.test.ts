import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '#electron/db/connection.ts';
import { migrate } from '#electron/db/migrate.ts';
import { migrations } from '#electron/db/migrations/all.ts';
import { listConsents } from '#electron/db/repositories/consents.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testKey } from '#tests/support/test-store.ts';

const id = (last: number) => `7b0c2f0e-8a55-4f0e-9c3e-${String(last).padStart(12, '0')}`;
const FORM = 'a'.repeat(64);
const TEXT = 'b'.repeat(64);

test('what was agreed to before is a yes, under the words it was agreed to', () => {
  const store = openStore(join(temporaryFolder(), 'station.db'), testKey);
  onTestFinished(() => store.close());
  migrate(
    store.raw,
    migrations.filter(({ version }) => version < 880),
    null,
  );
  store.raw.exec(`
    INSERT INTO people (id, id_number, name, sex, birth_on, phone, community, person_class, hukou, circumstances_json, source,
      created_at_ms, changed_at_ms)
    VALUES ('${id(1)}', '999999193605010011', '赵试样', '1', '1936-05-01', '', '', '2', 'district', '[]', 'roster', 1, 1);
    INSERT INTO form_versions (hash, form_json) VALUES ('${FORM}', '{}');
    INSERT INTO cases (id, person_id, channel, state, form_hash, clerk, opened_at_ms, changed_at_ms)
    VALUES ('${id(2)}', '${id(1)}', 'phone', 'draft', '${FORM}', '李晓梅', 25, 26);
    INSERT INTO consent_texts (hash, text_json) VALUES ('${TEXT}', '{"notice":[],"code":"photo"}');
    INSERT INTO case_consents (id, case_id, kind, text_hash, notice_version, given_as, given_by, clerk, at_ms)
    VALUES ('${id(3)}', '${id(2)}', 'photo', '${TEXT}', 1, 'self', '赵试样', '李晓梅', 30);`);
  migrate(store.raw, migrations, null);
  expect(listConsents(store.db, id(2))).toMatchObject([
    { kind: 'photo', agrees: 1, withdrawn: 0, signatureHash: null, textJson: '{"notice":[],"code":"photo"}' },
  ]);
  expect(() => store.raw.exec('UPDATE case_consents SET agrees = 2')).toThrow(/CHECK/);
});
