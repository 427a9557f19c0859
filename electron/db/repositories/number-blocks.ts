import type { NumberBlock } from '#shared/domain/number-reserve.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type BlockRow = NumberBlock & { readonly kioskId: string; readonly leasedAtMs: number };

export function findBlock(db: ReadableDb, id: string): BlockRow | undefined {
  return statement<[string], BlockRow>(
    db,
    `SELECT id, kiosk_id AS kioskId, service_on AS serviceOn, prefix, first, last, leased_at_ms AS leasedAtMs
     FROM number_blocks WHERE id = ?`,
  ).get(id);
}

/** Leases the numbers after all that any kiosk ever had for this day, and after all that were given. */
export function insertBlock(
  db: WritableDb,
  block: Pick<BlockRow, 'id' | 'kioskId' | 'serviceOn' | 'prefix' | 'leasedAtMs'>,
  size: number,
): BlockRow {
  const { serviceOn, prefix } = block;
  const taken = statement<{ serviceOn: string; prefix: string }, { last: number }>(
    db,
    `SELECT max(last) AS last FROM (
       SELECT max(last) AS last FROM number_blocks WHERE service_on = @serviceOn AND prefix = @prefix
       UNION ALL SELECT max(number) FROM tickets WHERE service_on = @serviceOn AND prefix = @prefix
       UNION ALL SELECT 0)`,
  ).get({ serviceOn, prefix });
  const first = (taken?.last ?? 0) + 1;
  const row = { ...block, first, last: first + size - 1 };
  statement<BlockRow>(
    db,
    `INSERT INTO number_blocks (id, kiosk_id, service_on, prefix, first, last, leased_at_ms)
     VALUES (@id, @kioskId, @serviceOn, @prefix, @first, @last, @leasedAtMs)`,
  ).run(row);
  return row;
}
