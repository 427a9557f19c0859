import type { ReadableDb, WritableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type OfflineTicketRow = {
  readonly entryId: string;
  readonly blockId: string;
  readonly number: number;
  readonly issuedAtMs: number;
  readonly mergedAtMs: number;
  readonly outcome: 'issued' | 'known' | 'unmatched' | 'dismissed';
  readonly idNumber: string;
  readonly ticketId: string | null;
  readonly settledBy: string;
};

const SELECT = `SELECT entry_id AS entryId, block_id AS blockId, number, issued_at_ms AS issuedAtMs, merged_at_ms AS mergedAtMs,
  outcome, id_number AS idNumber, ticket_id AS ticketId, settled_by AS settledBy FROM offline_tickets`;

export function findOfflineTicket(db: ReadableDb, entryId: string): OfflineTicketRow | undefined {
  return statement<[string], OfflineTicketRow>(db, `${SELECT} WHERE entry_id = ?`).get(entryId);
}

export function findOfflineNumber(db: ReadableDb, blockId: string, number: number): OfflineTicketRow | undefined {
  return statement<[string, number], OfflineTicketRow>(db, `${SELECT} WHERE block_id = ? AND number = ?`).get(
    blockId,
    number,
  );
}

export function listUnmatched(db: ReadableDb, fromMs: number): readonly OfflineTicketRow[] {
  return statement<[number], OfflineTicketRow>(
    db,
    `${SELECT} WHERE outcome = 'unmatched' AND issued_at_ms >= ? ORDER BY issued_at_ms`,
  ).all(fromMs);
}

export function insertOfflineTicket(db: WritableDb, row: OfflineTicketRow): void {
  statement<OfflineTicketRow>(
    db,
    `INSERT INTO offline_tickets (entry_id, block_id, number, issued_at_ms, merged_at_ms, outcome, id_number, ticket_id, settled_by)
     VALUES (@entryId, @blockId, @number, @issuedAtMs, @mergedAtMs, @outcome, @idNumber, @ticketId, @settledBy)`,
  ).run(row);
}

type Settled = Pick<OfflineTicketRow, 'entryId' | 'outcome' | 'ticketId' | 'settledBy'>;

export function settleOfflineTicket(db: WritableDb, row: Settled): void {
  statement<Settled>(
    db,
    `UPDATE offline_tickets SET outcome = @outcome, ticket_id = @ticketId, settled_by = @settledBy WHERE entry_id = @entryId`,
  ).run(row);
}
