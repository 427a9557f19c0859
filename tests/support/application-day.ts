import { declareRules } from '#electron/services/application-rules.ts';
import { applicationView } from '#electron/services/application-view.ts';
import { answerConsent, signConsents } from '#electron/services/consents.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { signaturePng } from './signature-png.ts';

const request = () => ({ requestId: crypto.randomUUID() });

/** Nothing stands against it, everything is agreed to and the 告知书 signed: what a clerk asks before the person signs. */
export function askBeforeSigning(context: ServiceContext, caseId: string, clerk: string): void {
  answerRules(context, { ...request(), caseId, clerk });
  agreeToAll(context, caseId, clerk);
}

type OnCase = Omit<Parameters<typeof declareRules>[1], 'asked' | 'held'>;

/** All rules that are asked today. */
export function answerRules(context: ServiceContext, on: OnCase, held: readonly string[] = []): void {
  const { rules } = applicationView(context, on.caseId);
  declareRules(context, { ...on, asked: rules.asked.map(({ id }) => id), held });
}

/** One kind answered in the words that are shown. */
export function answer(context: ServiceContext, on: OnCase, kind: string, agrees: boolean): void {
  const { consents } = applicationView(context, on.caseId);
  const textHash = consents.find(({ code }) => code === kind)?.textHash ?? '';
  answerConsent(context, { ...on, kind, textHash, agrees });
}

/** Each kind asked and answered, then the 告知书 signed. */
export function agreeToAll(context: ServiceContext, caseId: string, clerk: string): void {
  for (const { code: kind } of applicationView(context, caseId).consents)
    answer(context, { ...request(), caseId, clerk }, kind, true);
  signConsents(context, { ...request(), caseId, clerk, png: signaturePng });
}
