import { consentsAsked } from '#shared/domain/consent-policy.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import { declareRules } from '#electron/services/application-rules.ts';
import { consent } from '#electron/services/consents.ts';
import type { ServiceContext } from '#electron/services/context.ts';

const request = () => ({ requestId: crypto.randomUUID() });

/** Nothing stands against it, and everything is agreed to: what a clerk asks before the person signs. */
export function askBeforeSigning(context: ServiceContext, caseId: string, clerk: string): void {
  declareRules(context, { ...request(), caseId, clerk, held: [] });
  agreeToAll(context, caseId, clerk);
}

export function agreeToAll(context: ServiceContext, caseId: string, clerk: string): void {
  const kinds = consentsAsked(context.policy.consents, valuesOf(context.store.db, caseId)).map(({ code }) => code);
  consent(context, { ...request(), caseId, clerk, kinds });
}
