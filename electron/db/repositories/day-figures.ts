import type { ReadableDb } from '../connection.ts';
import { statement } from '../statement.ts';

export type Measure = 'booked' | 'arrived' | 'served' | 'accepted';
export type FigureRow = {
  readonly measure: Measure;
  readonly personClass: string;
  readonly channel: string;
  readonly total: number;
};

/**
 * The day's rows by measure, class and channel. booked: appointments of the day not cancelled; arrived: tickets issued;
 * served: tickets ended; accepted: cases accepted. Totals and breakdowns are sums of these, so they cannot disagree.
 */
export function listDayFigures(db: ReadableDb, date: string): readonly FigureRow[] {
  return statement<{ date: string }, FigureRow>(
    db,
    `SELECT measure, p.person_class AS personClass, channel, count(*) AS total FROM (
       SELECT 'booked' AS measure, a.person_id, a.channel FROM slots AS s JOIN appointments AS a ON a.slot_id = s.id
         WHERE s.slot_on = @date AND a.state <> 'cancelled'
       UNION ALL SELECT 'arrived', person_id, channel FROM tickets WHERE service_on = @date
       UNION ALL SELECT 'served', person_id, channel FROM tickets WHERE service_on = @date AND state = 'served'
       UNION ALL SELECT 'accepted', person_id, channel FROM cases WHERE state = 'accepted' AND accepted_on = @date
     ) AS facts JOIN people AS p ON p.id = facts.person_id GROUP BY measure, p.person_class, channel`,
  ).all({ date });
}

/** Milliseconds from ticket to first call, of every ticket of the day that was called. */
export function listWaits(db: ReadableDb, date: string): readonly number[] {
  return statement<[string], { waitMs: number }>(
    db,
    `SELECT first_called_at_ms - issued_at_ms AS waitMs FROM tickets
     WHERE service_on = ? AND first_called_at_ms IS NOT NULL ORDER BY waitMs`,
  )
    .all(date)
    .map((row) => row.waitMs);
}

export function countAcceptedPeople(db: ReadableDb, until: string): number {
  return (
    statement<[string], { total: number }>(
      db,
      `SELECT count(DISTINCT person_id) AS total FROM cases WHERE state = 'accepted' AND accepted_on <= ?`,
    ).get(until)?.total ?? 0
  );
}
