import { consentsAsked } from '#shared/domain/consent-policy.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import { declareRules } from '#electron/services/application-rules.ts';
import { answerConsent, signConsents } from '#electron/services/consents.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { signaturePng } from './signature-png.ts';

const request = () => ({ requestId: crypto.randomUUID() });

/** Nothing stands against it, everything is agreed to and the 告知书 signed: what a clerk asks before the person signs. */
export function askBeforeSigning(context: ServiceContext, caseId: string, clerk: string): void {
  declareRules(context, { ...request(), caseId, clerk, held: [] });
  agreeToAll(context, caseId, clerk);
}

/** Each kind asked and answered, then the 告知书 signed. */
export function agreeToAll(context: ServiceContext, caseId: string, clerk: string): void {
  const kinds = consentsAsked(context.policy.consents, valuesOf(context.store.db, caseId)).map(({ code }) => code);
  for (const kind of kinds) answerConsent(context, { ...request(), caseId, clerk, kind, agrees: true });
  signConsents(context, { ...request(), caseId, clerk, png: signaturePng });
}
