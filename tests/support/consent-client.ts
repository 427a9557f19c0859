import type { CaseId } from '#shared/contract/base.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { signaturePng } from './signature-png.ts';

/** Asks all rules, none of which holds. */
export async function askRules({ applications }: StationClient, caseId: CaseId, clerk: string): Promise<void> {
  const { rules } = await applications.get({ caseId });
  const asked = rules.asked.map(({ id }) => id);
  await applications.declareRules({ requestId: crypto.randomUUID(), caseId, clerk, asked, held: [] });
}

/** Asks each kind by itself, hears yes, and has the 告知书 signed. */
export async function agreeOneByOne({ applications }: StationClient, caseId: CaseId, clerk: string): Promise<void> {
  const on = () => ({ requestId: crypto.randomUUID(), caseId, clerk });
  const { consents } = await applications.get({ caseId });
  for (const { code: kind, textHash } of consents)
    await applications.answerConsent({ ...on(), kind, textHash, agrees: true });
  await applications.signConsents({ ...on(), png: signaturePng });
}
