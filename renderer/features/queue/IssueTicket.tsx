import { Button, Flex, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { PersonId } from '#shared/contract/base.ts';
import type { CheckInResult } from '#shared/contract/queue.ts';
import { appointmentsText } from '#shared/i18n/zh-CN/appointments.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';

const text = appointmentsText.ticket;

type Props = {
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly clerk: string;
  readonly onIssued: (result: CheckInResult) => void;
};

/** A number for somebody who stands at the counter without one. The reason is kept with the ticket. */
export function IssueTicket({ person, clerk, onIssued }: Props) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { services } = useDescription();
  const [chosen, setChosen] = useState<string | null>(null);
  const serviceId = chosen ?? services[0]?.id;
  const queries = useStationQueries();
  const cache = useQueryClient();
  const issue = useWrite(useStation().queue.issueAtCounter, {
    onSuccess: (result) => {
      setOpen(false);
      setReason('');
      setChosen(null);
      onIssued(result);
    },
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: queries.queue.key() });
      void cache.invalidateQueries({ queryKey: queries.people.key() });
    },
  });
  const confirm = (): void =>
    void issue.run({ personId: person.id, reason, clerk, ...(services.length > 1 && { serviceId }) });
  return (
    <>
      <Button onClick={() => setOpen(true)} data-testid="issue-ticket">
        {text.issue}
      </Button>
      <Modal open={open} title={text.title(person.name)} footer={null} destroyOnHidden onCancel={() => setOpen(false)}>
        <Flex vertical gap="middle">
          {services.length > 1 && (
            <Radio.Group
              aria-label={text.service}
              value={serviceId}
              onChange={(event) => setChosen(String(event.target.value))}
            >
              {services.map(({ id, name }) => (
                <Radio.Button key={id} value={id} data-testid={`issue-service-${id}`}>
                  {name}
                </Radio.Button>
              ))}
            </Radio.Group>
          )}
          <label>
            {text.reason}
            <Input
              autoFocus
              maxLength={200}
              value={reason}
              data-testid="issue-reason"
              onChange={(event) => setReason(event.target.value)}
              onPressEnter={(event) => {
                if (!event.nativeEvent.isComposing) confirm();
              }}
            />
          </label>
          <Flex justify="flex-end" gap="small">
            <Button onClick={() => setOpen(false)}>{text.cancel}</Button>
            <Button type="primary" loading={issue.pending} data-testid="issue-confirm" onClick={confirm}>
              {text.confirm}
            </Button>
          </Flex>
        </Flex>
      </Modal>
    </>
  );
}
