import { Button, Empty, Modal } from 'antd';
import { useState } from 'react';
import type { Appointment } from '#shared/contract/appointments.ts';
import { calendarText } from '#shared/i18n/zh-CN/calendar.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStationClock } from '#renderer/lib/station-context.tsx';
import { hasBegun } from './slot-moves.ts';
import { useAppointmentWrites } from './use-appointment-writes.ts';

const text = calendarText.day;
const confirmButton = { autoFocus: true, 'data-testid': 'no-show-confirm' };

type Props = {
  readonly appointments: readonly Appointment[];
  readonly clerk: string;
  readonly onOpenPerson?: ((appointment: Appointment) => void) | undefined;
};

/** Who comes, by time; what may be done about each depends on where and when it is. */
export function AppointmentTable({ appointments, clerk, onOpenPerson }: Props) {
  const feedback = useFeedback();
  const writes = useAppointmentWrites(() => feedback.done(text.printed(1)));
  const [asked, setAsked] = useState<Appointment | null>(null);
  const now = useStationClock();
  if (appointments.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={calendarText.nobody} />;
  }
  return (
    <>
      <table className="appointment-table" data-testid="appointment-table">
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
          {appointments.map((each) => (
            <tr key={each.id} data-testid="appointment-row" data-state={each.state}>
              <td>
                {each.startsAt}–{each.endsAt}
              </td>
              <td>
                {onOpenPerson === undefined ? (
                  each.name
                ) : (
                  <Button type="link" size="small" className="appointment-name" onClick={() => onOpenPerson(each)}>
                    {each.name}
                  </Button>
                )}
              </td>
              <td>{each.phone}</td>
              <td className="appointment-site" title={each.site}>
                {each.kind === 'hall' ? calendarText.kind.hall : each.site}
              </td>
              <td className={`state-${each.state}`}>{calendarText.state[each.state]}</td>
              <td className="appointment-doing">
                {each.state === 'booked' && clerk !== '' && (
                  <>
                    {each.kind !== 'hall' && hasBegun(each, now()) && (
                      <Button
                        size="small"
                        type="primary"
                        data-testid="mark-seen"
                        onClick={() => void writes.seen.run({ appointmentId: each.id, clerk })}
                      >
                        {each.kind === 'home' ? text.visited : text.seen}
                      </Button>
                    )}
                    {hasBegun(each, now()) && (
                      <Button size="small" data-testid="mark-no-show" onClick={() => setAsked(each)}>
                        {each.kind === 'home' ? text.notMet : text.noShow}
                      </Button>
                    )}
                    <Button
                      size="small"
                      data-testid="row-print"
                      onClick={() => void writes.print.run({ appointmentId: each.id, clerk })}
                    >
                      {text.print}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Modal
        open={asked !== null}
        title={text.noShowTitle(asked?.name ?? '')}
        okText={text.yes}
        cancelText={text.no}
        okButtonProps={confirmButton}
        onCancel={() => setAsked(null)}
        onOk={() => {
          if (asked !== null) void writes.noShow.run({ appointmentId: asked.id, clerk });
          setAsked(null);
        }}
      >
        {text.noShowBody}
      </Modal>
    </>
  );
}
