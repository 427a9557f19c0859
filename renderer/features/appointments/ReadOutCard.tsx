import { Alert, Button, Flex, Input, Modal } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Appointment } from '#shared/contract/appointments.ts';
import { appointmentsText, spokenTime } from '#shared/i18n/zh-CN/appointments.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = appointmentsText.booked;

type Props = {
  readonly appointment: Appointment;
  readonly clerk: string;
  /** Just made: the sentence to read out comes first and Enter leads to the next call. */
  readonly fresh: boolean;
  readonly onNextCall: () => void;
  readonly onCancelled: () => void;
};

/** The booking as a sentence to read to the caller, with printing and cancelling. */
export function ReadOutCard({ appointment, clerk, fresh, onNextCall, onCancelled }: Props) {
  const { bring } = useDescription();
  const [slipQueued, setSlipQueued] = useState(false);
  const queries = useStationQueries();
  const cache = useQueryClient();
  const slip = useWrite(useStation().appointments.printSlip, {
    onSuccess: () => setSlipQueued(true),
    onSettled: () => void cache.invalidateQueries({ queryKey: queries.prints.key() }),
  });
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fresh) card.current?.focus();
  }, [fresh]);
  const when = spokenTime(appointment.date, appointment.startsAt);
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
      <strong>{fresh ? text.fresh : text.title}</strong>
      <p className="read-out-sentence" data-testid="read-out-sentence">
        {text.readOut(when, appointment.site, bring)}
      </p>
      <span className="quiet">
        {text.number} <span data-testid="appointment-number">{appointment.number}</span>
      </span>
      {slipQueued && <Alert type="success" showIcon title={text.printed} />}
      <Flex gap="small" wrap>
        <Button
          loading={slip.pending}
          data-testid="print-slip"
          onClick={() => void slip.run({ appointmentId: appointment.id, clerk })}
        >
          {text.print}
        </Button>
        <CancelBooking appointment={appointment} clerk={clerk} onCancelled={onCancelled} />
        <Button type="primary" data-testid="next-call" onClick={onNextCall}>
          {text.next}
        </Button>
      </Flex>
    </div>
  );
}

function CancelBooking({ appointment, clerk, onCancelled }: Pick<Props, 'appointment' | 'clerk' | 'onCancelled'>) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<string>(text.cancelReasonDefault);
  const queries = useStationQueries();
  const cache = useQueryClient();
  const cancel = useWrite(useStation().appointments.cancel, {
    onSuccess: () => {
      setOpen(false);
      onCancelled();
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: queries.appointments.key() });
      void cache.invalidateQueries({ queryKey: queries.people.key() });
    },
  });
  const submit = (): void => {
    if (reason.trim() !== '') void cancel.run({ appointmentId: appointment.id, reason: reason.trim(), clerk });
  };
  return (
    <>
      <Button data-testid="cancel-booking" onClick={() => setOpen(true)}>
        {text.cancel}
      </Button>
      <Modal open={open} title={text.cancelTitle} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Flex vertical gap="middle">
          <label>
            {text.cancelReason}
            <Input
              autoFocus
              value={reason}
              maxLength={200}
              onChange={(event) => setReason(event.target.value)}
              onPressEnter={submit}
            />
          </label>
          <Flex justify="flex-end" gap="small">
            <Button onClick={() => setOpen(false)}>{text.cancelNo}</Button>
            <Button
              danger
              type="primary"
              loading={cancel.pending}
              disabled={reason.trim() === ''}
              data-testid="cancel-booking-confirm"
              onClick={submit}
            >
              {text.cancelYes}
            </Button>
          </Flex>
        </Flex>
      </Modal>
    </>
  );
}
