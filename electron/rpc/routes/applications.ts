import { declareRules, printRefusal } from '#electron/services/application-rules.ts';
import { applicationView } from '#electron/services/application-view.ts';
import { setApplicant, setIdentities } from '#electron/services/applicants.ts';
import { answerConsent, signConsents, withdrawConsent } from '#electron/services/consents.ts';
import { markMended, tellDeficiencies } from '#electron/services/deficiencies.ts';
import { decideDuplicate, listDuplicates } from '#electron/services/duplicates.ts';
import { precheck, printPrecheck } from '#electron/services/material-precheck.ts';
import { ruleTableView, saveRuleTable } from '#electron/services/rule-tables.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function applicationRoutes(os: GuardedImplementer, { context }: RpcServices) {
  const noun = os.applications;
  return noun.router({
    get: noun.get.handler(({ input }) => applicationView(context, input.caseId)),
    declareRules: noun.declareRules.handler(({ input }) => declareRules(context, input)),
    printRefusal: noun.printRefusal.handler(({ input }) => printRefusal(context, input)),
    setApplicant: noun.setApplicant.handler(({ input }) => setApplicant(context, input)),
    answerConsent: noun.answerConsent.handler(({ input }) => answerConsent(context, input)),
    signConsents: noun.signConsents.handler(({ input }) => signConsents(context, input)),
    withdrawConsent: noun.withdrawConsent.handler(({ input }) => withdrawConsent(context, input)),
    setIdentities: noun.setIdentities.handler(({ input }) => setIdentities(context, input)),
    tellDeficiencies: noun.tellDeficiencies.handler(({ input }) => tellDeficiencies(context, input)),
    markMended: noun.markMended.handler(({ input }) => markMended(context, input)),
    precheck: noun.precheck.handler(({ input }) => precheck(context, input.personId)),
    printPrecheck: noun.printPrecheck.handler(({ input }) => printPrecheck(context, input)),
    duplicates: noun.duplicates.handler(() => listDuplicates(context)),
    decideDuplicate: noun.decideDuplicate.handler(({ input }) => decideDuplicate(context, input)),
    ruleTable: noun.ruleTable.handler(() => ruleTableView(context)),
    saveRuleTable: noun.saveRuleTable.handler(({ input }) => saveRuleTable(context, input)),
  });
}
