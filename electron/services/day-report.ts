import type { DayBreakdown, DayReport } from '#shared/contract/reports.ts';
import {
  countAcceptedPeople,
  listDayFigures,
  listWaits,
  type FigureRow,
  type Measure,
} from '#electron/db/repositories/day-figures.ts';
import { countPeople } from '#electron/db/repositories/people.ts';
import { countWaiting } from '#electron/db/repositories/tickets.ts';
import type { ServiceContext } from './context.ts';
import { classNameOf } from './people.ts';

/** The manager's figures of one day, counted from the rows each time. */
export function dayReport(context: ServiceContext, date: string): DayReport {
  const { db } = context.store;
  const figures = listDayFigures(db, date);
  const total = (measure: Measure) => sum(figures.filter((row) => row.measure === measure));
  const channelName = (code: string) =>
    context.profile().channels.find((channel) => channel.code === code)?.name ?? code;
  return {
    date,
    booked: total('booked'),
    arrived: total('arrived'),
    served: total('served'),
    accepted: total('accepted'),
    waitingNow: countWaiting(db, date),
    wait: waitOf(listWaits(db, date)),
    byClass: breakdown(
      figures,
      (row) => row.personClass,
      (code) => classNameOf(context, code),
    ),
    byChannel: breakdown(figures, (row) => row.channel, channelName),
    rosterTotal: countPeople(db),
    acceptedTotal: countAcceptedPeople(db, date),
  };
}

function sum(rows: readonly FigureRow[]): number {
  return rows.reduce((total, row) => total + row.total, 0);
}

function breakdown(
  figures: readonly FigureRow[],
  keyOf: (row: FigureRow) => string,
  nameOf: (key: string) => string,
): DayBreakdown[] {
  const groups = Map.groupBy(figures, keyOf);
  return [...groups]
    .map(([key, rows]) => {
      const of = (measure: Measure) => sum(rows.filter((row) => row.measure === measure));
      return {
        key,
        name: nameOf(key),
        booked: of('booked'),
        arrived: of('arrived'),
        served: of('served'),
        accepted: of('accepted'),
      };
    })
    .sort((a, b) => b.booked + b.arrived - (a.booked + a.arrived) || a.key.localeCompare(b.key));
}

/** Minutes, one decimal. Takes waits in ascending order. */
function waitOf(waits: readonly number[]): DayReport['wait'] {
  const longest = waits.at(-1);
  if (longest === undefined) return null;
  const middle = Math.floor(waits.length / 2);
  const upper = waits[middle] ?? longest;
  const median = waits.length % 2 === 1 ? upper : ((waits[middle - 1] ?? upper) + upper) / 2;
  const average = waits.reduce((total, wait) => total + wait, 0) / waits.length;
  const minutes = (ms: number) => Math.round(ms / 6_000) / 10;
  return { average: minutes(average), median: minutes(median), longest: minutes(longest) };
}
