type Numbered = { readonly prefix: string; readonly number: number };

/** A ticket's number as everybody says it: A012. */
export function ticketText({ prefix, number }: Numbered): string {
  return `${prefix}${String(number).padStart(3, '0')}`;
}

/** Reads such a number, as somebody may type it; null when it is none. */
export function parseTicketNumber(text: string): Numbered | null {
  const match = /^([A-Z]{1,3})0*([1-9]\d{0,4})$/.exec(text.trim().toUpperCase());
  return match?.[1] === undefined ? null : { prefix: match[1], number: Number(match[2]) };
}
