import { getPerson, searchPeople } from '#electron/services/people.ts';
import { registerPerson } from '#electron/services/register-person.ts';
import type { GuardedImplementer } from '../guard.ts';
import type { RpcServices } from '../services.ts';

export function peopleRoutes(os: GuardedImplementer, { context }: RpcServices) {
  return os.people.router({
    search: os.people.search.handler(({ input }) => searchPeople(context, input.query, input.limit)),
    get: os.people.get.handler(({ input }) => getPerson(context, input.personId)),
    register: os.people.register.handler(({ input }) => getPerson(context, registerPerson(context, input))),
  });
}
