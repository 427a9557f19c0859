export const oldId = (last: number) => `7b0c2f0e-8a55-4f0e-9c3e-${String(last).padStart(12, '0')}`;
/** Of the form the case began with. */
const hash = 'a'.repeat(64);
export const DAY = '2022-02-28';

/** Every kind of row a station of schema 0060 had, its foreign keys kept as they are in use. */
export const OLD_ROWS = `
  INSERT INTO people (id, id_number, name, sex, birth_on, phone, community, person_class, hukou, circumstances_json, source,
    created_at_ms, changed_at_ms)
  VALUES ('${oldId(1)}', '999999193605010011', '赵试样', '1', '1936-05-01', '19999990001', '近开里社区', '2', 'district', '[]', 'roster', 1, 1),
    ('${oldId(2)}', '99999919360501002X', '买买提·试样', '1', '1936-05-01', '', '', '2', 'district', '["disabled"]', 'chip', 1, 1);
  INSERT INTO slots (id, slot_on, starts_at, ends_at, site, capacity) VALUES ('${oldId(10)}', '${DAY}', '08:30', '09:00', '大厅', 4);
  INSERT INTO seats (slot_id, seat_number) VALUES ('${oldId(10)}', 1), ('${oldId(10)}', 2);
  INSERT INTO appointments (id, number, person_id, slot_id, seat_number, channel, state, booked_by, booked_at_ms)
  VALUES ('${oldId(20)}', 'XC0228001', '${oldId(1)}', '${oldId(10)}', 1, 'phone', 'arrived', '李晓梅', 5),
    ('${oldId(21)}', 'XC0228002', '${oldId(2)}', '${oldId(10)}', 2, 'phone', 'booked', '李晓梅', 6);
  INSERT INTO appointment_events (appointment_id, from_state, to_state, actor, reason, at_ms)
  VALUES ('${oldId(20)}', NULL, 'booked', '李晓梅', '', 5), ('${oldId(20)}', 'booked', 'arrived', 'kiosk', '', 10);
  INSERT INTO tickets (id, service_on, prefix, number, person_id, appointment_id, channel, state, counter_id, line_position,
    issued_at_ms, first_called_at_ms, last_called_at_ms, call_count, ended_at_ms)
  VALUES ('${oldId(30)}', '${DAY}', 'A', 1, '${oldId(1)}', '${oldId(20)}', 'phone', 'serving', '1', 1, 10, 20, 20, 1, NULL),
    ('${oldId(31)}', '${DAY}', 'B', 7, '${oldId(2)}', NULL, 'onsite', 'missed', NULL, 2, 11, 21, 22, 2, NULL);
  INSERT INTO ticket_events (ticket_id, event, counter_id, actor, reason, at_ms)
  VALUES ('${oldId(30)}', 'issued', NULL, 'kiosk', '', 10), ('${oldId(30)}', 'called', '1', '李晓梅', '', 20),
    ('${oldId(31)}', 'issued', NULL, '王海涛', '远道来的', 11), ('${oldId(31)}', 'missed', '2', '王海涛', '', 22);
  INSERT INTO form_versions (hash, form_json) VALUES ('${hash}', '{}');
  INSERT INTO cases (id, person_id, ticket_id, channel, state, form_hash, clerk, opened_at_ms, changed_at_ms)
  VALUES ('${oldId(40)}', '${oldId(1)}', '${oldId(30)}', 'phone', 'draft', '${hash}', '李晓梅', 25, 26);
  INSERT INTO print_jobs (id, kind, subject_id, copy, subject, name, model_json, state, line_position, created_on, created_at_ms,
    changed_at_ms)
  VALUES ('${oldId(50)}', 'queue-ticket', '${oldId(30)}', 0, 'A001', '赵试样', '{"kind":"queue-ticket"}', 'unknown', 1, '${DAY}', 10, 12);
  INSERT INTO print_events (print_job_id, from_state, to_state, actor, at_ms) VALUES ('${oldId(50)}', NULL, 'queued', 'kiosk', 10);
  INSERT INTO requests (request_id, procedure, input_hash, answer_json, at_ms) VALUES ('${oldId(60)}', 'queue.checkIn', 'h', '{"ok":1}', 10);
`;

const [PERSON, OTHER, CASE, JOB, NOTICE, CONSENT, PAGE, LENT] = [
  oldId(1),
  oldId(2),
  oldId(40),
  oldId(50),
  oldId(70),
  oldId(71),
  oldId(72),
  oldId(73),
] as const;
const [PHOTO, SCAN, SMALL] = ['b'.repeat(64), 'c'.repeat(64), 'd'.repeat(64)] as const;
const BY = "'李晓梅'";

/** What a station writes into the tables of each later schema, by the schema's version; they refer to `OLD_ROWS`. */
export const LATER_ROWS: ReadonlyMap<number, string> = new Map([
  [
    640,
    `INSERT INTO person_addresses (person_id, address, clerk, at_ms)
     VALUES ('${PERSON}', '近开里3号楼𠅤', ${BY}, 100), ('${PERSON}', '', ${BY}, 101)`,
  ],
  [
    700,
    `INSERT INTO blobs (hash, mime, bytes, stored_at_ms)
     VALUES ('${PHOTO}', 'image/jpeg', x'ffd8ffd9', 110), ('${SCAN}', 'image/jpeg', x'ffd80102ffd9', 110),
       ('${SMALL}', 'image/jpeg', x'ffd803ffd9', 110);
     UPDATE cases SET photo_hash = '${PHOTO}' WHERE id = '${CASE}';
     INSERT INTO photo_checks (case_id, photo_hash, policy_version, clerk, at_ms, flagged, reason)
     VALUES ('${CASE}', '${PHOTO}', 1, ${BY}, 110, 0, NULL), ('${CASE}', '${PHOTO}', 2, ${BY}, 111, 1, '本人眼疾');
     INSERT INTO photo_check_results (photo_check, seen_by, check_name, verdict, values_json)
     VALUES (1, 'program', 'sharpness', 'pass', '{"edge":0.4}'), (2, 'clerk', 'ears', 'fail', '{}')`,
  ],
  [
    720,
    `INSERT INTO case_conflicts (case_id, field, chip_value, roster_value, noted_at_ms, decided, decided_by, decided_at_ms)
     VALUES ('${CASE}', 'name', '赵试祥', '赵试样', 120, 'chip', ${BY}, 121), ('${CASE}', 'sex', '1', '2', 120, NULL, NULL, NULL);
     INSERT INTO case_takeovers (case_id, from_clerk, to_clerk, focus_field, at_ms) VALUES ('${CASE}', ${BY}, '王海涛', 'bank', 122);
     INSERT INTO case_field_marks (case_id, field, unclear, marked_by, at_ms) VALUES ('${CASE}', 'unit', 1, ${BY}, 123)`,
  ],
  [
    730,
    `INSERT INTO form_editions (edition, id, form_id, effective_on, changes_json, saved_by, reason, saved_at_ms)
     VALUES (1, '${oldId(74)}', 'first-application', '${DAY}', '{"fields":{}}', '陈静', '省里要求', 130)`,
  ],
  [
    760,
    `INSERT INTO print_jobs (id, kind, subject_id, issue, copy, subject, name, model_json, state, template, line_position, created_on,
       created_at_ms, changed_at_ms)
     VALUES ('${oldId(51)}', 'deficiency-notice', '${CASE}', 1, 0, 'XC1', '赵试样', '{"kind":"deficiency-notice"}', 'confirmed',
       'station', 2, '${DAY}', 140, 141);
     INSERT INTO print_events (print_job_id, from_state, to_state, actor, reason, at_ms)
     VALUES ('${oldId(51)}', NULL, 'queued', ${BY}, '又来问', 140)`,
  ],
  [
    770,
    `INSERT INTO receipt_versions (scope, texts_json, markup, changed_by, at_ms)
     VALUES ('common', '{"foot":"某路1号"}', NULL, '陈静', 150), ('queue-ticket', '{}', '{{number}}', '陈静', 151)`,
  ],
  [
    780,
    `INSERT INTO rule_tables (edition, id, effective_on, table_json, saved_by, reason, saved_at_ms)
     VALUES (1, '${oldId(75)}', '${DAY}', '{"rules":[]}', '陈静', '按省里', 160);
     INSERT INTO case_rule_checks (case_id, table_version, table_edition, asked_json, held_json, clerk, at_ms)
     VALUES ('${CASE}', 1, 1, '["wanted"]', '[]', ${BY}, 161);
     INSERT INTO case_judgements (case_id, occasion, outcome, table_version, table_edition, rules_json, print_job_id, clerk, at_ms)
     VALUES ('${CASE}', 'notice', 'refused', 1, 1, '["wanted"]', '${JOB}', ${BY}, 162);
     INSERT INTO case_applicants (case_id, role, relation, name, id_number, number_source, typed_reason, clerk, at_ms)
     VALUES ('${CASE}', 'agent', '儿子', '赵小试', '999999196605010011', 'typed', '证件没带', ${BY}, 163);
     INSERT INTO consent_texts (hash, text_json) VALUES ('${'e'.repeat(64)}', '{"words":"同意"}');
     INSERT INTO case_consents (id, case_id, kind, text_hash, notice_version, given_as, given_by, clerk, at_ms, signature_hash, signed_at_ms)
     VALUES ('${CONSENT}', '${CASE}', 'photo', '${'e'.repeat(64)}', 1, 'self', '赵试样', ${BY}, 164, '${PHOTO}', 165);
     INSERT INTO consent_withdrawals (consent_id, reason, clerk, at_ms) VALUES ('${CONSENT}', '本人要求', ${BY}, 166);
     INSERT INTO person_identities (person_id, case_id, person_class, held, clerk, at_ms)
     VALUES ('${PERSON}', '${CASE}', '3', 1, ${BY}, 167)`,
  ],
  [
    790,
    `INSERT INTO deficiency_notices (id, case_id, respond_by, print_job_id, clerk, at_ms)
     VALUES ('${NOTICE}', '${CASE}', '2022-03-10', '${JOB}', ${BY}, 170);
     INSERT INTO deficiency_faults (notice_id, place, item, fault, mend)
     VALUES ('${NOTICE}', 1, 'photo', '照片不清', '重新照'), ('${NOTICE}', 2, 'note:1', '缺户口页', '带来');
     INSERT INTO deficiency_mendings (notice_id, place, clerk, at_ms) VALUES ('${NOTICE}', 2, ${BY}, 171)`,
  ],
  [
    800,
    `INSERT INTO duplicate_decisions (first_id, second_id, verdict, reason, clerk, at_ms)
     VALUES ('${PERSON}', '${OTHER}', 'different', '两兄弟', ${BY}, 180)`,
  ],
  [
    830,
    `INSERT INTO case_exports (id, format, papers_json, cases, clerk, at_ms)
     VALUES ('${oldId(76)}', 'pdf', '["file-form"]', 1, ${BY}, 190);
     INSERT INTO case_export_cases (export_id, case_id) VALUES ('${oldId(76)}', '${CASE}')`,
  ],
  [
    840,
    `INSERT INTO rekey_marks (case_id, field, clerk, at_ms) VALUES ('${CASE}', 'name', ${BY}, 200), ('${CASE}', 'name', ${BY}, 201);
     INSERT INTO rekey_events (case_id, event, ministry_number, clerk, at_ms)
     VALUES ('${CASE}', 'done', 'B0001', ${BY}, 202), ('${CASE}', 'reopened', '', ${BY}, 203)`,
  ],
  [
    850,
    `INSERT INTO case_documents (id, case_id, material, page_number, picture_hash, thumbnail_hash, width, height, grey, turn, taken_from,
       added_by, added_at_ms)
     VALUES ('${PAGE}', '${CASE}', 'household-register', 1, '${SCAN}', '${SMALL}', 1414, 2000, 1, 3, NULL, ${BY}, 210),
       ('${LENT}', '${CASE}', 'other', NULL, '${SCAN}', '${SMALL}', 1414, 2000, 0, 0, '${PAGE}', ${BY}, 211);
     INSERT INTO case_document_changes (document_id, kind, page_number, turn, clerk, at_ms)
     VALUES ('${PAGE}', 'added', 1, 0, ${BY}, 210), ('${PAGE}', 'turned', 1, 3, ${BY}, 212), ('${LENT}', 'removed', 1, 0, ${BY}, 213)`,
  ],
]);
