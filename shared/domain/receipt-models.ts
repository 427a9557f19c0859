/**
 * The data behind each paper the station prints. Everything a receipt says is here, as text ready to print
 * (dates formatted, ID number masked), so that a print job's row fixes its content for ever.
 */
export type ReceiptHeader = {
  /** Station name, as in the profile's receipt header. */
  readonly station: string;
  readonly hotline: string;
  /** True on a practice station: prints 练习 so that nobody takes it for a real paper. */
  readonly practice: boolean;
  /** 0 for the original, n for the n-th reprint (补打 n). */
  readonly copy: number;
  readonly printedAt: string;
};

export type AppointmentSlipModel = {
  readonly kind: 'appointment-slip';
  readonly header: ReceiptHeader;
  readonly appointmentNumber: string;
  readonly name: string;
  readonly maskedIdNumber: string;
  readonly date: string;
  readonly time: string;
  readonly site: string;
  readonly bring: readonly string[];
  /** ASCII payload of the QR code scanned at arrival. */
  readonly qr: string;
};

export type QueueTicketModel = {
  readonly kind: 'queue-ticket';
  readonly header: ReceiptHeader;
  /** For example A012. */
  readonly ticketNumber: string;
  readonly service: string;
  /** Masked as on the hall screen: 张*. */
  readonly maskedName: string;
  readonly peopleAhead: number;
  /** In words, null when nobody can honestly say. */
  readonly expectedWait: string | null;
  readonly issuedAt: string;
  readonly appointmentTime: string | null;
  readonly notice: string;
};

export type AcceptanceReceiptModel = {
  readonly kind: 'acceptance-receipt';
  readonly header: ReceiptHeader;
  readonly caseNumber: string;
  readonly name: string;
  readonly maskedIdNumber: string;
  readonly cardKind: string;
  readonly bank: string;
  readonly materials: readonly { readonly name: string; readonly note: string }[];
  readonly nextSteps: readonly string[];
  readonly acceptedAt: string;
  readonly clerk: string;
  readonly qr: string;
};

export type ReceiptModel = AppointmentSlipModel | QueueTicketModel | AcceptanceReceiptModel;

/** The paper of a stored job; one of before the expected wait was printed says nothing of it. */
export function readReceiptModel(json: string): ReceiptModel {
  const model = JSON.parse(json) as ReceiptModel;
  return model.kind === 'queue-ticket' ? { ...model, expectedWait: model.expectedWait ?? null } : model;
}
