import type { CasePaperModel } from './case-paper-models.ts';

/** Columns of the papers a station may have: 58 mm, the 80 mm of 180 dpi printers, 80 mm. */
export const receiptWidths = [32, 42, 48] as const;
export type ReceiptColumns = (typeof receiptWidths)[number];

/** Every kind of paper, as in the names of the templates in resources/receipts. */
export const receiptKinds = [
  'appointment-slip',
  'queue-ticket',
  'materials-list',
  'consent-notice',
  'receiving-receipt',
  'acceptance-receipt',
  'deficiency-notice',
  'refusal-notice',
  'collection-notice',
  'delivery-receipt',
  'loss-receipt',
] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

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
  /** The station's own lines under its name and at the foot; none when left out. */
  readonly lines?: readonly string[];
  readonly footer?: readonly string[];
};

/** What every paper carries. `texts`: the sentences a station may word itself, by key (receipt-texts.ts). */
export type ReceiptBase = { readonly header: ReceiptHeader; readonly texts?: Readonly<Record<string, string>> };

export type AppointmentSlipModel = ReceiptBase & {
  readonly kind: 'appointment-slip';
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
  /** Above what is needed: brought along, or laid ready at home. */
  readonly bringLabel: string;
  readonly bring: readonly string[];
  /** ASCII payload of the QR code scanned at arrival. */
  readonly qr: string;
};

export type QueueTicketModel = ReceiptBase & {
  readonly kind: 'queue-ticket';
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

export type AcceptanceReceiptModel = ReceiptBase & {
  readonly kind: 'acceptance-receipt';
  readonly caseNumber: string;
  readonly name: string;
  readonly maskedIdNumber: string;
  readonly cardKind: string;
  readonly bank: string;
  /** Whether the person gets a card is decided by the province. */
  readonly province: boolean;
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
  bringLabel: '请带上',
};

/** Shows whether a printer fits its settings: width, Chinese, rare characters, code. It is no voucher and has no job's row. */
export type TestPageModel = {
  readonly kind: 'test-page';
  readonly header: ReceiptHeader;
  /** As many digits as the paper has columns. */
  readonly ruler: string;
  readonly columns: string;
  readonly rare: readonly string[];
  readonly qr: string;
};

export type ReceiptModel = AppointmentSlipModel | QueueTicketModel | AcceptanceReceiptModel | CasePaperModel;

/** The paper of a stored job. Rows outlive programs: what an older one did not write is filled in. */
export function readReceiptModel(json: string): ReceiptModel {
  const model = JSON.parse(json) as ReceiptModel;
  if (model.kind === 'appointment-slip') return { ...HALL_SLIP, ...model };
  if (model.kind === 'acceptance-receipt') return { ...model, province: model.province ?? false };
  if (model.kind === 'refusal-notice') return { ...model, fileOnly: model.fileOnly ?? false };
  return model.kind === 'queue-ticket' ? { ...model, expectedWait: model.expectedWait ?? null } : model;
}
