import { Button, Flex, Input, Modal, Radio } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Appointment } from '#shared/contract/appointments.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = appointmentsText.booked;

type By = 'person' | 'station';
const defaults: Readonly<Record<By, string>> = {
  person: text.cancelReasonDefault,
  station: text.cancelReasonStation,
};

type Props = {
  readonly appointment: Appointment;
  readonly clerk: string;
  readonly onCancelled: () => void;
};

/** Frees the seat. Whoever the station itself puts off must be called again, so it is asked who cancels. */
export function CancelBooking({ appointment, clerk, onCancelled }: Props) {
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState<By>('person');
  const [reason, setReason] = useState(defaults.person);
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
    if (reason.trim() !== '') void cancel.run({ appointmentId: appointment.id, reason: reason.trim(), by, clerk });
  };
  return (
    <>
      <Button data-testid="cancel-booking" onClick={() => setOpen(true)}>
        {text.cancel}
      </Button>
      <Modal open={open} title={text.cancelTitle} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Flex vertical gap="middle">
          <Radio.Group
            value={by}
            options={[
              { value: 'person', label: text.cancelByPerson },
              { value: 'station', label: text.cancelByStation },
            ]}
            onChange={(event) => {
              const chosen = event.target.value as By;
              if (reason === defaults[by]) setReason(defaults[chosen]);
              setBy(chosen);
            }}
          />
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
