import { Button, Empty, Input, Modal, Radio, Spin } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { civilDateOf, weekdayOf } from '#shared/civil-date.ts';
import type { Appointment, RecallEntry } from '#shared/contract/appointments.ts';
import { dayText } from '#shared/i18n/zh-CN/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import './days.css';

const text = calendarText.recalls;

type Outcome = keyof typeof text.outcome;
const outcomes = Object.entries(text.outcome).map(([value, label]) => ({ value: value as Outcome, label }));

type Props = { readonly clerk: string; readonly onBook?: ((appointment: Appointment) => void) | undefined };

/** Whom to call again and why. Booking again takes somebody off by itself. */
export function RecallList({ clerk, onBook }: Props) {
  const entries = useQuery(useStationQueries().appointments.recalls.queryOptions()).data;
  const [settling, setSettling] = useState<RecallEntry | null>(null);
  if (entries === undefined) return <Spin />;
  if (entries.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.none} />;
  return (
    <div data-testid="recalls">
      <p className="quiet">{text.intro}</p>
      <table className="appointment-table">
        <thead>
          <tr>
            {Object.values(text.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id} data-testid="recall-row">
              <td>{entry.appointment.name}</td>
              <td>{entry.appointment.phone}</td>
              <td>
                {text.reason[entry.reason]}
                {entry.note !== '' && <span className="quiet">（{entry.note}）</span>}
              </td>
              <td>
                {dayText(entry.appointment.date, weekdayOf(entry.appointment.date))} {entry.appointment.startsAt}
              </td>
              <td>{sinceText(entry.addedAtMs)}</td>
              <td className="appointment-doing">
                {onBook !== undefined && (
                  <Button
                    size="small"
                    type="primary"
                    data-testid="recall-book"
                    onClick={() => onBook(entry.appointment)}
                  >
                    {text.book}
                  </Button>
                )}
                <Button
                  size="small"
                  disabled={clerk === ''}
                  data-testid="recall-settle"
                  onClick={() => setSettling(entry)}
                >
                  {text.settle}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {settling !== null && (
        <Settle key={settling.id} entry={settling} clerk={clerk} onClose={() => setSettling(null)} />
      )}
    </div>
  );
}

function sinceText(atMs: number): string {
  const date = civilDateOf(atMs);
  return dayText(date, weekdayOf(date));
}

type SettleProps = { readonly entry: RecallEntry; readonly clerk: string; readonly onClose: () => void };

function Settle({ entry, clerk, onClose }: SettleProps) {
  const [outcome, setOutcome] = useState<Outcome>('came-anyway');
  const [note, setNote] = useState('');
  const queries = useStationQueries();
  const cache = useQueryClient();
  const settle = useWrite(useStation().appointments.settleRecall, {
    onSuccess: onClose,
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.appointments.key() }),
  });
  return (
    <Modal
      open
      title={text.settleTitle(entry.appointment.name)}
      okText={text.save}
      cancelText={text.cancel}
      okButtonProps={{ loading: settle.pending }}
      onCancel={onClose}
      onOk={() => void settle.run({ recallId: entry.id, outcome, note: note.trim(), clerk })}
    >
      <Radio.Group value={outcome} options={outcomes} onChange={(event) => setOutcome(event.target.value as Outcome)} />
      <label>
        {text.note}
        <Input value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
      </label>
    </Modal>
  );
}
