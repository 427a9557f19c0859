import { Alert, Button, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { DayReport } from '#shared/contract/reports.ts';
import { managerText } from '#shared/i18n/zh-CN/manager.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { BreakdownTable } from './BreakdownTable.tsx';
import { Figure } from './Figure.tsx';
import './reports.css';

const text = managerText.day;

type Props = { readonly date: string; readonly isToday: boolean };

/** The day counted; read anew whenever anything it counts has changed. */
export function DayFigures({ date, isToday }: Props) {
  const report = useQuery(useStationQueries().reports.day.queryOptions({ input: { date } }));
  if (report.data === undefined) {
    if (report.error === null) return <Skeleton active aria-label={text.loading} />;
    return (
      <Alert
        type="warning"
        showIcon
        title={refusalText(report.error)}
        action={<Button onClick={() => void report.refetch()}>{text.again}</Button>}
      />
    );
  }
  const { data } = report;
  return (
    <div className="day-report" data-testid="day-report" data-date={data.date}>
      <Counts report={data} isToday={isToday} />
      <div className="day-second">
        <Waits wait={data.wait} />
        <Roster report={data} />
      </div>
      {data.byClass.length === 0 ? (
        <p className="quiet">{text.noRows}</p>
      ) : (
        <div className="day-tables">
          <BreakdownTable title={text.byClass} firstColumn={text.columnClass} rows={data.byClass} name="class" />
          <BreakdownTable
            title={text.byChannel}
            firstColumn={text.columnChannel}
            rows={data.byChannel}
            name="channel"
          />
        </div>
      )}
    </div>
  );
}

function Counts({ report, isToday }: { readonly report: DayReport; readonly isToday: boolean }) {
  const waiting = isToday ? text.figures.waitingNow : text.figures.notCalled;
  return (
    <div className="figures figures-main">
      {(['booked', 'arrived', 'served', 'accepted'] as const).map((measure) => (
        <Figure
          key={measure}
          {...text.figures[measure]}
          value={report[measure]}
          unit={text.people}
          testId={`figure-${measure}`}
        />
      ))}
      <Figure {...waiting} value={report.waitingNow} unit={text.people} testId="figure-waiting-now" />
    </div>
  );
}

function Waits({ wait }: { readonly wait: DayReport['wait'] }) {
  return (
    <section className="figure-group" data-testid="wait">
      <h2>
        {text.wait.title}
        <small>{text.wait.definition}</small>
      </h2>
      {wait === null ? (
        <p className="quiet">{text.wait.none}</p>
      ) : (
        <div className="figures">
          {(['average', 'median', 'longest'] as const).map((kind) => (
            <Figure
              key={kind}
              {...text.wait[kind]}
              value={minutesText(wait[kind])}
              unit={text.minutes}
              testId={`figure-wait-${kind}`}
            />
          ))}
        </div>
      )}
    </section>
  );
}

function Roster({ report }: { readonly report: DayReport }) {
  const { rosterTotal, acceptedTotal } = report;
  return (
    <section className="figure-group">
      <h2>
        {text.roster.title}
        <small>{rosterTotal === 0 ? text.roster.empty : text.roster.definition(report.date)}</small>
      </h2>
      <div className="figures">
        <Figure
          name={text.roster.total}
          definition=""
          value={rosterTotal}
          unit={text.people}
          testId="figure-roster-total"
        />
        <Figure
          name={text.roster.accepted}
          definition=""
          value={acceptedTotal}
          unit={text.people}
          testId="figure-accepted-total"
        />
        <Figure
          name={text.roster.remaining}
          definition=""
          value={rosterTotal - acceptedTotal}
          unit={text.people}
          testId="figure-remaining"
        />
      </div>
    </section>
  );
}

/** 7 and 7.5, never 7.0: a trailing zero reads as a precision nobody measured. */
function minutesText(minutes: number): string {
  return String(Math.round(minutes * 10) / 10);
}
