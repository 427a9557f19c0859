import type { PersonId, TicketId } from '#shared/contract/base.ts';
import type { CaseDocument } from '#shared/contract/cases.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { agreeOneByOne, askRules } from '../consent-client.ts';
import { goodPhoto, signaturePng } from '../station-day.ts';
import { request } from './campaign-station.ts';

const answers: Readonly<Record<string, string>> = {
  ethnicCode: '01',
  address: '某市某区试样路1号',
  phone: '19999990000',
  dischargeDocument: '退役证',
  deceasedName: '某烈士',
  relation: '子女',
};

/** Everybody served from 18 to 22, and not before they were born. */
function serviceDates({ fields }: CaseDocument): Readonly<Record<string, string>> {
  const born = Number(fields['birthOn']?.value.slice(0, 4));
  return { enlistedOn: String(born + 18), dischargedOn: `${born + 22}-04` };
}

export type CaseAtDesk = {
  readonly personId: PersonId;
  readonly ticketId: TicketId | null;
  readonly clerk: string;
};

/** Opens somebody's case, or the draft that was left. */
export function openCase(counter: StationClient, wish: CaseAtDesk): Promise<CaseDocument> {
  return counter.cases.open({ ...request(), ...wish });
}

/** Fills in whatever the station says is missing and accepts; returns the case number. */
export async function fillAndAccept(
  counter: StationClient,
  document: CaseDocument,
  { clerk, bank }: { readonly clerk: string; readonly bank: string },
): Promise<string> {
  const on = () => ({ ...request(), caseId: document.id, clerk });
  const { cases } = counter;
  for (const missing of document.missing) {
    if (missing.startsWith('material:')) {
      await cases.setMaterial({ ...on(), code: missing.slice('material:'.length), state: 'received' });
    } else if (missing === 'photo') await cases.setPhoto({ ...on(), ...goodPhoto });
    else if (missing === 'rules') await askRules(counter, document.id, clerk);
    else if (missing === 'consent') await agreeOneByOne(counter, document.id, clerk);
    else if (missing === 'signature') await cases.setSignature({ ...on(), png: signaturePng });
    else if (missing === 'declaration') await cases.declare({ ...on(), declared: true });
    else {
      const value = missing === 'bank' ? bank : (answers[missing] ?? serviceDates(document)[missing]);
      if (value === undefined) throw new Error(`nobody knows what to answer for ${missing}`);
      await cases.saveField({ ...on(), field: missing, value });
    }
  }
  return (await cases.accept(on())).caseNumber;
}
