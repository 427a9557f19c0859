/** A ticket's number as everybody says it: A012. */
export function ticketText(ticket: { readonly prefix: string; readonly number: number }): string {
  return `${ticket.prefix}${String(ticket.number).padStart(3, '0')}`;
}
