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
  /** Who goes to whom: the person is asked to come, or told that a team comes. */
  readonly invitation: string;
  /** Whom they will meet, with a label; `''` in the hall. */
  readonly whoLabel: string;
  readonly who: string;
  /** What to do with the code below it. */
  readonly arrival: string;
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

/** What slips of before there were group sessions and home visits said in every case; their rows do not name it. */
const HALL_SLIP = {
  invitation: '请您在这个时间来',
  whoLabel: '',
  who: '',
  arrival: '到了请先刷身份证，或扫这个码',
};

export type ReceiptModel = AppointmentSlipModel | QueueTicketModel | AcceptanceReceiptModel;

/** The paper of a stored job. Rows outlive programs: what an older one did not write is filled in. */
export function readReceiptModel(json: string): ReceiptModel {
  const model = JSON.parse(json) as ReceiptModel;
  if (model.kind === 'appointment-slip') return { ...HALL_SLIP, ...model };
  return model.kind === 'queue-ticket' ? { ...model, expectedWait: model.expectedWait ?? null } : model;
}
