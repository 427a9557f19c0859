import { personId, ticketId } from '#shared/contract/base.ts';
import type { Ticket } from '#shared/contract/queue.ts';

/** A booked visitor's ticket, as it stands right after arrival. */
export const sampleTicket: Ticket = {
  id: ticketId.parse('7b0c2f0e-8a55-4f0e-9c3e-000000000012'),
  number: 'A012',
  state: 'waiting',
  personId: personId.parse('7b0c2f0e-8a55-4f0e-9c3e-000000000001'),
  name: '张建国',
  maskedName: '张**',
  maskedIdNumber: '999999********0017',
  age: 78,
  className: '退役军人',
  appointmentTime: '09:00',
  counterId: null,
  counterName: null,
  caseId: null,
  issuedAtMs: Date.UTC(2022, 1, 28, 0, 40),
  calledAtMs: null,
  callCount: 0,
  serviceName: '优待证申领',
  priority: null,
  heldReason: null,
  onlyCounterName: null,
  returnAfter: 0,
};
