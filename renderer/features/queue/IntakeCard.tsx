import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { timeOfDay } from '#shared/civil-date.ts';
import type { IntakeDay } from '#shared/contract/queue.ts';
import { queueText } from '#shared/i18n/zh-CN/queue.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import './queue.css';

const text = queueText.intakeCard;

/** Whether numbers are given out today, who stopped that, and the button that stops it or takes it back. */
export function IntakeCard({ clerk }: { readonly clerk: string }) {
  const [asking, setAsking] = useState(false);
  const station = useStation();
  const queries = useStationQueries();
  const cache = useQueryClient();
  // The closing time comes without anybody doing anything.
  const day = useQuery({ ...queries.queue.intakeDay.queryOptions(), refetchInterval: 30_000 }).data;
  const options = { onSettled: () => void cache.invalidateQueries({ queryKey: queries.queue.key() }) };
  const stop = useWrite(station.queue.stopIntake, { ...options, onSuccess: () => setAsking(false) });
  const resume = useWrite(station.queue.resumeIntake, options);
  if (day === undefined) return null;
  const stopped = day.state === 'stopped' || day.moves.at(-1)?.event === 'stopped';
  return (
    <section className="intake-card" data-testid="intake-card" data-state={stopped ? 'stopped' : day.state}>
      <div>
        <h2>{text.title}</h2>
        <p data-testid="intake-state">
          <strong>{stateText(day)}</strong> {text.given(day.walkIns, day.walkInsPerDay, day.closesAt)}
        </p>
        {day.moves.length > 0 && (
          <p className="intake-card-moves" data-testid="intake-moves">
            {day.moves
              .map(({ event, clerk: by, atMs, reason }) => text.move(event, timeOfDay(atMs), by, reason))
              .join('；')}
          </p>
        )}
      </div>
      <div className="intake-card-action">
        {stopped ? (
          <Button
            disabled={clerk === ''}
            loading={resume.pending}
            data-testid="intake-resume"
            onClick={() => void resume.run({ clerk, reason: '' })}
          >
            {text.resume}
          </Button>
        ) : (
          <Button
            danger
            disabled={clerk === '' || day.state === 'closed'}
            data-testid="intake-stop"
            onClick={() => setAsking(true)}
          >
            {text.stop}
          </Button>
        )}
        {clerk === '' && <small>{text.needClerk}</small>}
      </div>
      {asking && (
        <ReasonDialog
          {...queueText.stop}
          required={false}
          busy={stop.pending}
          onCancel={() => setAsking(false)}
          onConfirm={(reason) => void stop.run({ clerk, reason })}
        />
      )}
    </section>
  );
}

function stateText({ state, stoppedBy }: IntakeDay): string {
  return state === 'stopped' ? queueText.intake.stopped(stoppedBy ?? '') : text.states[state];
}
