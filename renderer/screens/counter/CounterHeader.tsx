import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { counterText } from '#shared/i18n/zh-CN/counter.ts';
import { printerNeedsPerson, readerNeedsPerson } from '#renderer/features/devices/device-attention.ts';
import { useDescription, useStationQueries } from '#renderer/lib/station-context.tsx';
import type { Seat } from '#renderer/features/queue/use-counter-queue.ts';

const text = counterText.nav;

export type CounterView =
  'work' | 'booking' | 'calls' | 'calendar' | 'drafts' | 'prints' | 'papers' | 'devices' | 'case' | 'look';

type Props = {
  readonly seat: Seat;
  readonly view: CounterView;
  readonly caseOpen: boolean;
  readonly courtesy: string;
  readonly onView: (view: CounterView) => void;
  readonly onChangeSeat: () => void;
};

/** Where the clerk is, the courteous wording for it, and who sits at this counter. */
export function CounterHeader({ seat, view, caseOpen, courtesy, onView, onChangeSeat }: Props) {
  const { stationName, counters } = useDescription();
  const counterName = counters.find((counter) => counter.id === seat.counterId)?.name ?? seat.counterId;
  const status = useQuery(useStationQueries().devices.status.queryOptions()).data;
  // The print journal is a part of the papers page, a case that is only read one of the search.
  const here = view === 'prints' ? 'papers' : view === 'look' ? 'booking' : view;
  const needed = status !== undefined && (printerNeedsPerson(status.printer) || readerNeedsPerson(status.reader));
  const views: readonly { readonly key: CounterView; readonly name: string; readonly shortcut?: string }[] = [
    { key: 'work', name: text.work },
    ...(caseOpen ? [{ key: 'case', name: text.case } as const] : []),
    { key: 'booking', name: text.booking, shortcut: text.key.booking },
    { key: 'calls', name: text.calls, shortcut: text.key.calls },
    { key: 'calendar', name: text.calendar, shortcut: text.key.calendar },
    { key: 'drafts', name: text.drafts },
    { key: 'devices', name: needed ? text.devicesNeedYou : text.devices },
    { key: 'papers', name: text.papers },
  ];
  return (
    <header className="counter-header">
      <strong className="counter-station">{stationName}</strong>
      <nav className="counter-nav">
        {views.map(({ key, name, shortcut }) => (
          <Button
            key={key}
            type={key === here ? 'primary' : 'text'}
            aria-current={key === here ? 'page' : undefined}
            data-testid={`view-${key}`}
            onClick={() => onView(key)}
          >
            {name}
            {shortcut !== undefined && <kbd>{shortcut}</kbd>}
          </Button>
        ))}
      </nav>
      <span className="counter-seat" data-testid="seat">
        {counterText.header(counterName, seat.clerk)}
      </span>
      <Button type="link" size="small" data-testid="seat-change" onClick={onChangeSeat}>
        {counterText.seat.change}
      </Button>
      {/* A line of its own: a sentence that is cut off cannot be said. */}
      <p className="counter-courtesy" hidden={courtesy === ''}>
        <span className="quiet">{text.say}</span>
        <q data-testid="courtesy">{courtesy}</q>
      </p>
    </header>
  );
}
