import { Alert, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { dateTimeText } from '#shared/civil-date.ts';
import type { PrintJob, PrintState } from '#shared/contract/prints.ts';
import { printConditionText, printsText } from '#shared/i18n/zh-CN/prints.ts';
import { refusalText } from '#renderer/lib/refusal.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';

const text = printsText.history;

type Step = {
  readonly from: PrintState | null;
  readonly to: PrintState;
  readonly condition: string | null;
};

/** Everything that happened to one paper: when, who, what the printer said. */
export function PrintHistory({ job }: { readonly job: PrintJob }) {
  const { data, error } = useQuery(useStationQueries().prints.history.queryOptions({ input: { printJobId: job.id } }));
  if (error !== null) return <Alert type="warning" showIcon title={refusalText(error)} />;
  if (data === undefined) return <Spin />;
  const tries = data.map((_, index) => data.slice(0, index + 1).filter(({ to }) => to === 'sending').length);
  return (
    <ol className="print-history" data-testid="print-history">
      {data.map((event, index) => (
        <li key={index} data-to={event.to}>
          <span>{dateTimeText(event.atMs)}</span>
          <strong>{whatOf(event, tries[index] ?? 0)}</strong>
          <span>{event.actor === 'system' ? text.system : event.actor}</span>
          <span>{[printConditionText(event.condition), text.reason(event.reason)].filter(Boolean).join('，')}</span>
        </li>
      ))}
    </ol>
  );
}

function whatOf({ from, to, condition }: Step, tries: number): string {
  if (from === null) return text.asked;
  if (to === 'sending') return text.try(tries);
  if (to === 'queued') return from === 'sending' ? text.waits : text.queuedAgain;
  if (to === 'void' && condition === 'later') return printsText.putOff;
  return printsText.state[to];
}
