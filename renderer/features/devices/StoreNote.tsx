import { Alert } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { dateTimeText } from '#shared/civil-date.ts';
import { devicesText } from '#shared/i18n/zh-CN/devices.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import './devices.css';

const text = devicesText.store;

/** What reading the whole store through found. */
export function StoreNote() {
  const health = useQuery(useStationQueries().station.storeHealth.queryOptions()).data;
  if (health === undefined) return null;
  const { state, checkedAtMs } = health;
  if (state === 'damaged') return <StoreDamage />;
  return (
    <p className="device-note" role="status" data-testid="store-note" data-state={state}>
      {state === 'sound' ? text.sound(dateTimeText(checkedAtMs ?? 0)) : text[state]}
    </p>
  );
}

/** A damaged store, what it means and what to do, in this order; nothing while it is not. */
export function StoreDamage() {
  const health = useQuery(useStationQueries().station.storeHealth.queryOptions()).data;
  if (health?.state !== 'damaged') return null;
  const copy = health.snapshot === null ? text.withoutSnapshot : text.withSnapshot(health.snapshot);
  return (
    <Alert
      type="error"
      showIcon
      className="store-damage"
      data-testid="store-damage"
      title={<strong>{text.title}</strong>}
      description={
        <>
          <p className="key-meaning">{text.meaning}</p>
          <ol className="key-steps">
            {[...text.steps, copy, text.call].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      }
    />
  );
}
