import type { RosterMapping } from '#shared/contract/roster.ts';
import { headingsOf } from '#shared/domain/roster-mapping.ts';
import { DeskError } from '#shared/errors.ts';
import { deleteMapping as deleteRow, listMappings as listRows } from '#electron/db/repositories/roster-mappings.ts';
import type { ServiceContext } from '../context.ts';
import { writeOnce, type WriteRequest } from '../write.ts';

export function listMappings({ store }: ServiceContext): RosterMapping[] {
  return listRows(store.db).map(({ signature, name, fields, savedAtMs }) => ({
    signature,
    name,
    columns: headingsOf(signature).map((heading, index) => ({ heading, field: fields[index] ?? '' })),
    // Each file read by a mapping keeps it anew.
    usedAtMs: savedAtMs,
  }));
}

export type DeleteMappingInput = WriteRequest & { readonly signature: string; readonly clerk: string };

export function deleteMapping(context: ServiceContext, input: DeleteMappingInput): { name: string } {
  const deleted = writeOnce(context, {
    procedure: 'roster.deleteMapping',
    request: input,
    nouns: ['roster'],
    work: (db) => {
      const found = listRows(db).find(({ signature }) => signature === input.signature);
      if (!found || !deleteRow(db, found.signature)) throw new DeskError('roster.mappingUnknown', {});
      return { name: found.name };
    },
  });
  context.log.info({ mapping: deleted.name, clerk: input.clerk }, 'roster mapping deleted');
  return deleted;
}
