import { useQuery } from '@tanstack/react-query';
import type { Intake } from '#shared/contract/queue.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { dayGaps } from './day-gaps.ts';
import { Say } from './Say.tsx';

const LOOK_AGAIN_MS = 30_000;

export type NoMore = Intake & { readonly state: Exclude<Intake['state'], 'open'> };

/** Set while no more numbers are given out. */
export function useNoMoreNumbers(): NoMore | null {
  // The closing time comes without anybody doing anything.
  const question = useStationQueries().queue.intake.queryOptions();
  const intake = useQuery({ ...question, refetchInterval: LOOK_AGAIN_MS }).data;
  return intake === undefined || intake.state === 'open' ? null : { ...intake, state: intake.state };
}

/** Said on the first page, before anybody has taken their card out: no more numbers today, who still gets one, when to come. */
export function NoMoreNumbers({ state, bookedStill, next }: NoMore) {
  return (
    <div className="kiosk-over" role="status" data-testid="no-more-numbers">
      <Say line={`welcome-${state}`} />
      {bookedStill && <Say line="welcome-booked" />}
      {next !== null && <Say line="welcome-come-on" gaps={dayGaps(next.date, next.time)} />}
    </div>
  );
}
