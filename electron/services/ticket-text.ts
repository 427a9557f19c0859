export { ticketText } from '#shared/domain/ticket-number.ts';
