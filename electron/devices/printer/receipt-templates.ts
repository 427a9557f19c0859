import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReceiptModel } from '#shared/domain/receipt-models.ts';

/** Reads the template of one kind of receipt from the folder of templates (resources/receipts, or the station's own). */
export async function readReceiptTemplate(folder: string, kind: ReceiptModel['kind']): Promise<string> {
  return await readFile(join(folder, `${kind}.receipt`), 'utf8');
}
