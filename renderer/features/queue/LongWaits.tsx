import { App } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import type { Ticket } from '#shared/contract/queue.ts';
import { longWaits } from '#shared/domain/long-waits.ts';
import { queueText } from '#shared/i18n/zh-CN/queue.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { useNow } from '#renderer/lib/use-now.ts';
import './queue.css';

const NOTICE_SECONDS = 20;
const NAMED = 5;
const text = queueText.longWaits;

/** Told on this page already; another view of it does not tell again. */
const told = new Set<string>();

/** Who has waited too long, in words, for as long as they do; and once, as a notice, when somebody begins to. */
export function LongWaits({ tickets }: { readonly tickets: readonly Ticket[] }) {
  const { waitAlarmMinutes } = useDescription();
  const nowMs = useNow();
  const { notification } = App.useApp();
  const late = longWaits(tickets, waitAlarmMinutes, nowMs);
  const tell = useEffectEvent(() => {
    const fresh = late.filter(({ id }) => !told.has(id));
    for (const { id } of fresh) told.add(id);
    if (fresh.length === 0) return;
    notification.warning({
      title: text.notice,
      description: text.sentence(fresh.slice(0, NAMED), fresh.length, waitAlarmMinutes),
      placement: 'bottomLeft',
      duration: NOTICE_SECONDS,
    });
  });
  const ids = late.map(({ id }) => id).join();
  useEffect(() => {
    if (ids !== '') tell();
  }, [ids]);
  if (late.length === 0) return null;
  return (
    <p className="long-waits" data-testid="long-waits">
      {text.sentence(late.slice(0, NAMED), late.length, waitAlarmMinutes)}
    </p>
  );
}
