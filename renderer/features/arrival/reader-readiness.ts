import type { ReaderStatusView } from '#shared/contract/devices.ts';

/** What a visitor needs to know of the reader. */
export type ReaderReadiness = 'asking' | 'ready' | 'reading' | 'remove' | 'readFailed' | 'away';

export function readinessOf(status: ReaderStatusView | null): ReaderReadiness {
  if (status === null) return 'asking';
  const readiness = byState[status.state];
  const failed = status.problem === 'read-failed' && (readiness === 'ready' || readiness === 'remove');
  return failed ? 'readFailed' : readiness;
}

const byState = {
  off: 'away',
  connecting: 'away',
  offline: 'away',
  fault: 'away',
  reading: 'reading',
  idle: 'ready',
  'waiting-removal': 'remove',
} as const satisfies Record<ReaderStatusView['state'], ReaderReadiness>;
