import { useQuery } from '@tanstack/react-query';
import { timeOfDay } from '#shared/civil-date.ts';
import type { Intake } from '#shared/contract/queue.ts';
import { hallText } from '#shared/i18n/zh-CN/hall.ts';
import { voiceText } from '#shared/i18n/zh-CN/voice.ts';
import { CallingNow } from '#renderer/features/calling/CallingNow.tsx';
import { RecentCalls } from '#renderer/features/calling/RecentCalls.tsx';
import { useAnnouncements } from '#renderer/features/calling/use-announcements.ts';
import { useConnectionState, useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useNow } from '#renderer/lib/use-now.ts';
import { useVoiceState } from '#renderer/lib/voice/voice-context.tsx';
import './hall.css';

const NOTICE_MS = 12_000;

export function HallBoard() {
  const { stationName, notices } = useDescription();
  const lost = useConnectionState() === 'lost';
  const now = useNow();
  const hall = useQuery(useStationQueries().queue.hall.queryOptions()).data;
  const announced = useAnnouncements(hall?.announcements);
  const { speaking, muted } = useVoiceState();
  const shown = noticesWith(hall?.intake, notices);
  const notice = shown[Math.floor(now / NOTICE_MS) % Math.max(shown.length, 1)];
  return (
    <main className="hall">
      <header className="hall-header">
        <span>{stationName}</span>
        {muted && <span className="hall-muted">{voiceText.muted}</span>}
        <span className="hall-waiting" data-testid="waiting-count">
          {hall !== undefined && hallText.waiting(hall.waitingCount)}
        </span>
        <time>{timeOfDay(now)}</time>
      </header>
      <CallingNow calls={hall?.callingNow ?? []} announced={announced} />
      <RecentCalls calls={hall?.recent ?? []} />
      <footer className="hall-footer">
        {/* Every spoken word is read here by those who cannot hear it; between calls the notices have the place. */}
        <span className={speaking === null ? 'hall-notice' : 'hall-spoken'} data-testid="spoken">
          {speaking ?? notice}
        </span>
        <span role="status" className="hall-lost">
          {lost && hallText.lost}
        </span>
      </footer>
    </main>
  );
}

/** That no more numbers are given out stands between all other notices. */
function noticesWith(intake: Intake | undefined, notices: readonly string[]): readonly string[] {
  if (intake === undefined || intake.state === 'open') return notices;
  const closed = hallText.intake[intake.state](intake.next);
  return notices.length === 0 ? [closed] : notices.flatMap((notice) => [closed, notice]);
}
