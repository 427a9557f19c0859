import { useQuery } from '@tanstack/react-query';
import { timeOfDay } from '#shared/civil-date.ts';
import { hallText } from '#shared/i18n/zh-CN/hall.ts';
import { CallingNow } from '#renderer/features/calling/CallingNow.tsx';
import { RecentCalls } from '#renderer/features/calling/RecentCalls.tsx';
import { useConnectionState, useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useNow } from '#renderer/lib/use-now.ts';
import './hall.css';

const NOTICE_MS = 12_000;

/** The calling screen: who is called where, what was called before, how many wait. Nothing on it can be touched. */
export function HallScreen() {
  const { stationName, notices } = useDescription();
  const lost = useConnectionState() === 'lost';
  const now = useNow();
  const hall = useQuery(useStationQueries().queue.hall.queryOptions()).data;
  const notice = notices[Math.floor(now / NOTICE_MS) % Math.max(notices.length, 1)];
  return (
    <main className="hall">
      <header className="hall-header">
        <span>{stationName}</span>
        <span className="hall-waiting" data-testid="waiting-count">
          {hall !== undefined && hallText.waiting(hall.waitingCount)}
        </span>
        <time>{timeOfDay(now)}</time>
      </header>
      <CallingNow calls={hall?.callingNow ?? []} />
      <RecentCalls calls={hall?.recent ?? []} />
      <footer className="hall-footer">
        <span>{notice}</span>
        <span role="status" className="hall-lost">
          {lost && hallText.lost}
        </span>
      </footer>
    </main>
  );
}
