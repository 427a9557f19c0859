import { readPolicyTables, readReceiptTemplate } from '#electron/platform/resources.ts';
import type { ReceiptModel } from '#shared/domain/receipt-models.ts';
import { fillReceiptTemplate } from '#shared/domain/receipt-template.ts';
import { completeReceipt } from '#shared/domain/receipt-texts.ts';

const { receiptTexts } = readPolicyTables('resources');

/** A paper's markup as the shipped template and wording make it. */
export function receiptMarkup(model: ReceiptModel): string {
  return fillReceiptTemplate(readReceiptTemplate('resources', model.kind), completeReceipt(receiptTexts, model));
}
