import { idCheckDigit } from '#shared/domain/id-number.ts';
import type { PersonId } from '#shared/contract/base.ts';
import type { PersonFields } from '#electron/db/repositories/people.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { registerPerson } from '#electron/services/register-person.ts';

/** A valid number of nobody: unassigned area 999999. `sequence` 000–999, odd for a man. */
export function inventedIdNumber(birthOn: string, sequence: number): string {
  const first17 = `999999${birthOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + idCheckDigit(first17);
}

export type PersonWish = Partial<PersonFields> & { readonly name: string; readonly idNumber?: string };

let nextSequence = 0;

/** Registers a person through the service; an own ID number unless one is given. */
export function havePerson(context: ServiceContext, wish: PersonWish): PersonId {
  nextSequence += 1;
  const birthOn = `${1930 + (Math.floor(nextSequence / 1000) % 60)}-05-04`;
  return registerPerson(context, {
    requestId: crypto.randomUUID(),
    idNumber: inventedIdNumber(birthOn, nextSequence % 1000),
    phone: '',
    community: '',
    personClass: '2',
    hukou: 'district',
    residence: '',
    disabilityGrade: null,
    circumstances: [],
    ...wish,
  });
}
