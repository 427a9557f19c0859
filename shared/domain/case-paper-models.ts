import type { ReceiptBase } from './receipt-models.ts';

/** What every paper about a case says of the person. */
export type CasePaperBase = ReceiptBase & {
  /** Case number once there is one, else the number under which the station finds the draft. */
  readonly number: string;
  readonly name: string;
  readonly maskedIdNumber: string;
  /** ASCII payload of the QR code, `''` for none. */
  readonly qr: string;
};

type Noted = { readonly name: string; readonly note: string };

/** 材料清单: what this person still has to bring, before they queue or while they are here. */
export type MaterialsListModel = CasePaperBase & {
  readonly kind: 'materials-list';
  readonly service: string;
  readonly missing: readonly Noted[];
  readonly have: readonly string[];
};

/** 告知书: what is done with each sensitive kind of data, and what the person said to it. */
export type ConsentNoticeModel = CasePaperBase & {
  readonly kind: 'consent-notice';
  readonly service: string;
  readonly notice: readonly string[];
  readonly items: readonly {
    readonly name: string;
    readonly purpose: string;
    readonly recipient: string;
    readonly keptFor: string;
    readonly ifRefused: string;
    /** 同意, 不同意, or a place to tick while nobody has answered. */
    readonly answer: string;
  }[];
  /** Who answered for the person, `''` when they did themselves. */
  readonly answeredBy: string;
  readonly issuedAt: string;
  readonly clerk: string;
};

/** 接收回执: papers were handed in and will be looked through; nothing is accepted yet. */
export type ReceivingReceiptModel = CasePaperBase & {
  readonly kind: 'receiving-receipt';
  readonly service: string;
  /** Who handed them in for the person, `''` when they came themselves. */
  readonly broughtBy: string;
  readonly materials: readonly Noted[];
  readonly receivedAt: string;
  readonly clerk: string;
};

/** 补正告知书: everything that is wrong, told once, each with how to put it right. */
export type DeficiencyNoticeModel = CasePaperBase & {
  readonly kind: 'deficiency-notice';
  readonly service: string;
  readonly faults: readonly { readonly fault: string; readonly mend: string }[];
  /** Until when to mend, in words; `''` when there is no such day. */
  readonly respondBy: string;
  readonly issuedAt: string;
  readonly clerk: string;
};

/** 不予受理通知书: why, by which rule, and where that rule stands. */
export type RefusalNoticeModel = CasePaperBase & {
  readonly kind: 'refusal-notice';
  readonly service: string;
  /** Put on file without a card, which is no refusal. */
  readonly fileOnly: boolean;
  readonly reasons: readonly { readonly reason: string; readonly rule: string; readonly source: string }[];
  readonly issuedAt: string;
  readonly clerk: string;
};

/** 取证通知: the card is here; where, when and with what to come for it. */
export type CollectionNoticeModel = CasePaperBase & {
  readonly kind: 'collection-notice';
  readonly cardKind: string;
  readonly bank: string;
  readonly place: string;
  readonly hours: string;
  /** Until when it lies here, in words; `''` when nobody has said so. */
  readonly until: string;
  readonly bring: readonly string[];
};

/** 送达回执: what was handed over, to whom, how. */
export type DeliveryReceiptModel = CasePaperBase & {
  readonly kind: 'delivery-receipt';
  readonly documents: readonly Noted[];
  readonly recipient: string;
  /** The recipient's relation to the person: 本人, 配偶 … */
  readonly relation: string;
  readonly manner: string;
  readonly place: string;
  readonly deliveredAt: string;
  readonly clerk: string;
};

/** 挂失 or 补领回执. */
export type LossReceiptModel = CasePaperBase & {
  readonly kind: 'loss-receipt';
  /** What was done: 挂失登记, 补领申请. */
  readonly matter: string;
  readonly cardKind: string;
  readonly bank: string;
  readonly reportedAt: string;
  readonly steps: readonly string[];
  readonly clerk: string;
};

export type CasePaperModel =
  | MaterialsListModel
  | ConsentNoticeModel
  | ReceivingReceiptModel
  | DeficiencyNoticeModel
  | RefusalNoticeModel
  | CollectionNoticeModel
  | DeliveryReceiptModel
  | LossReceiptModel;
