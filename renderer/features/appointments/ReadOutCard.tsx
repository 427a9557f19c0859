import { Alert, Button, Flex } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Appointment } from '#shared/contract/appointments.ts';
import { appointmentsText, spokenClock, spokenTime } from '#shared/i18n/zh-CN/appointments.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import { CancelBooking } from './CancelBooking.tsx';
import { MoveForm } from './MoveForm.tsx';

const text = appointmentsText.booked;

type Props = {
  /** One, or a family's, in the order they were booked. */
  readonly appointments: readonly [Appointment, ...Appointment[]];
  readonly clerk: string;
  /** Just made: the sentence to read out comes first and Enter leads to the next call. */
  readonly fresh: boolean;
  readonly onNextCall: () => void;
  readonly onCancelled: () => void;
  readonly onMoved: (appointment: Appointment) => void;
};

/** The booking as a sentence to read to the caller, with printing, moving and cancelling. */
export function ReadOutCard({ appointments, clerk, fresh, onNextCall, onCancelled, onMoved }: Props) {
  const [first] = appointments;
  const [moving, setMoving] = useState(false);
  const slips = useSlips(clerk);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fresh) card.current?.focus();
  }, [fresh]);
  const sentence = useSentence(appointments);
  return (
    <div
      ref={card}
      // The card has the cursor and not a button: the Enter that booked, held a moment long, must not press one.
      tabIndex={-1}
      className="read-out"
      data-testid="read-out"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.repeat && event.target === event.currentTarget) onNextCall();
      }}
    >
      {!moving && (
        <>
          <strong>{fresh ? text.fresh : text.title}</strong>
          <p className="read-out-sentence" data-testid="read-out-sentence">
            {sentence}
          </p>
        </>
      )}
      <span className="quiet">
        {text.number}{' '}
        <span data-testid="appointment-number">{appointments.map(({ number }) => number).join('、')}</span>
      </span>
      {slips.queued && <Alert type="success" showIcon title={text.printed} data-testid="slip-queued" />}
      {moving ? (
        <MoveForm
          appointment={first}
          clerk={clerk}
          onCancel={() => setMoving(false)}
          onMoved={(moved) => {
            setMoving(false);
            onMoved(moved);
          }}
        />
      ) : (
        <Flex gap="small" wrap>
          <Button loading={slips.pending} data-testid="print-slip" onClick={() => void slips.print(appointments)}>
            {text.print}
          </Button>
          {appointments.length === 1 && first.state === 'booked' && (
            <>
              <Button data-testid="move-booking" onClick={() => setMoving(true)}>
                {text.move}
              </Button>
              <CancelBooking appointment={first} clerk={clerk} onCancelled={onCancelled} />
            </>
          )}
          <Button type="primary" data-testid="next-call" onClick={onNextCall}>
            {text.next}
          </Button>
        </Flex>
      )}
    </div>
  );
}

function useSlips(clerk: string) {
  const [queued, setQueued] = useState(false);
  const queries = useStationQueries();
  const cache = useQueryClient();
  const slip = useWrite(useStation().appointments.printSlip, {
    onSuccess: () => setQueued(true),
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.prints.key() }),
  });
  return {
    queued,
    pending: slip.pending,
    print: async (appointments: readonly Appointment[]): Promise<void> => {
      for (const { id } of appointments) await slip.run({ appointmentId: id, clerk });
    },
  };
}

/** What the clerk reads out: where to come and what to bring, or who comes to them. */
function useSentence(appointments: readonly [Appointment, ...Appointment[]]): string {
  const { bring } = useDescription();
  const [first] = appointments;
  const when = (each: Appointment): string => spokenTime(each.date, each.startsAt);
  if (first.kind === 'home') {
    return text.readOutHome(`${when(first)}到${spokenClock(first.endsAt)}`, first.ledBy || first.site, bring);
  }
  if (appointments.length === 1) return text.readOut(when(first), first.site, bring);
  const sameTime = appointments.every((each) => each.slotId === first.slotId);
  const names = appointments.map(({ name }) => name).join('、');
  return sameTime
    ? text.readOutFamily(names, when(first), first.site, bring)
    : text.readOutEach(appointments.map((each) => `${each.name}${when(each)}`).join('，'), first.site, bring);
}
