import { openCase } from '#electron/services/case-open.ts';
import { caseView, requireCase } from '#electron/services/case-view.ts';
import { addPerson, clerk, completeCase, request } from './station-day.ts';
import { type TestContext } from './test-context.ts';

/** The case as a counter sees it. */
export const view = (context: TestContext, caseId: string) =>
  caseView(context, context.store.db, requireCase(context.store.db, caseId));
export const missing = (context: TestContext, caseId: string) => view(context, caseId).missing;

/** A case that lacks nothing, of somebody new. */
export function complete(context: TestContext, overrides: Parameters<typeof addPerson>[1] = {}) {
  const person = addPerson(context, overrides);
  const { id: caseId } = completeCase(context, person.id);
  const on = () => ({ ...request(), caseId, clerk });
  return { person, caseId, on };
}

/** A case just begun, of somebody new. */
export function opened(context: TestContext, overrides: Parameters<typeof addPerson>[1] = {}) {
  const person = addPerson(context, overrides);
  const { id: caseId } = openCase(context, { ...request(), personId: person.id, ticketId: null, clerk });
  const on = () => ({ ...request(), caseId, clerk });
  return { person, caseId, on };
}
