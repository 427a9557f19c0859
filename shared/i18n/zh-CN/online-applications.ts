import type { OnlineApplicationKind } from '#shared/contract/online-applications.ts';

export const onlineApplicationText = {
  bookingReleased: '已在网上申请，名额放出',
  kind: { first: '首次申领', reissue: '补领', replacement: '更换' } satisfies Record<OnlineApplicationKind, string>,
} as const;
