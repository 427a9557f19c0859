import { contactsOfDay, contactsOfPerson, logContact, logGroupContact } from '#electron/services/contacts.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function contactRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.contacts.router({
    policy: os.contacts.policy.handler(() => context.policy.contacts),
    log: os.contacts.log.handler(({ input }) => logContact(context, input)),
    logGroup: os.contacts.logGroup.handler(({ input }) => logGroupContact(context, input)),
    ofPerson: os.contacts.ofPerson.handler(({ input }) => contactsOfPerson(context, input.personId)),
    ofDay: os.contacts.ofDay.handler(({ input }) => contactsOfDay(context, input)),
  });
}
