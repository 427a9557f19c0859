import { Button, Input, Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { timeOfDay } from '#shared/civil-date.ts';
import type { UnmatchedTicket } from '#shared/contract/offline.ts';
import { aloneText } from '#shared/i18n/zh-CN/alone.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { useWrite } from '#renderer/lib/use-write.ts';
import './alone.css';

const text = aloneText.unmatched;

/** Numbers given without the host to people the roster does not know: they wait, and nobody would call them. */
export function UnmatchedBar({ clerk }: { readonly clerk: string }) {
  const [open, setOpen] = useState(false);
  const queries = useStationQueries();
  const waiting = useQuery(queries.offline.unmatched.queryOptions());
  const tickets = waiting.data ?? [];
  if (tickets.length === 0) return null;
  return (
    <>
      <div className="unmatched-bar" role="status" data-testid="unmatched">
        <span>{text.title(tickets.length)}</span>
        <Button size="small" data-testid="unmatched-open" onClick={() => setOpen(true)}>
          {text.open}
        </Button>
      </div>
      <Modal
        open={open}
        footer={null}
        title={text.title(tickets.length)}
        onCancel={() => setOpen(false)}
        destroyOnHidden
        width={760}
      >
        <p>{text.explanation}</p>
        {tickets.map((ticket) => (
          <UnmatchedRow key={ticket.entryId} ticket={ticket} clerk={clerk} onDone={() => void waiting.refetch()} />
        ))}
      </Modal>
    </>
  );
}

type RowProps = { readonly ticket: UnmatchedTicket; readonly clerk: string; readonly onDone: () => void };

function UnmatchedRow({ ticket, clerk, onDone }: RowProps) {
  const { entryId, ticketNumber, issuedAtMs, maskedIdNumber } = ticket;
  const station = useStation();
  const feedback = useFeedback();
  const [idNumber, setIdNumber] = useState('');
  const adopt = useWrite(station.offline.adopt, {
    onSuccess: (result) =>
      feedback.done(result.outcome === 'known' ? text.known(result.ticketNumber) : text.done(result.ticketNumber)),
    onSettled: onDone,
  });
  const dismiss = useWrite(station.offline.dismiss, { onSettled: onDone });
  return (
    <div className="unmatched-row" data-testid="unmatched-row">
      <strong>{text.row(ticketNumber, timeOfDay(issuedAtMs))}</strong>
      <Input
        value={idNumber}
        maxLength={20}
        placeholder={maskedIdNumber === '' ? text.idNumber : maskedIdNumber}
        aria-label={text.idNumber}
        data-testid="unmatched-id"
        onChange={(event) => setIdNumber(event.target.value)}
      />
      <Button
        type="primary"
        disabled={idNumber.trim() === ''}
        loading={adopt.pending}
        data-testid="unmatched-adopt"
        onClick={() => void adopt.run({ entryId, idNumber: idNumber.trim(), clerk })}
      >
        {text.adopt}
      </Button>
      <Button loading={dismiss.pending} onClick={() => void dismiss.run({ entryId, clerk })}>
        {text.dismiss}
      </Button>
    </div>
  );
}
