import { z } from 'zod';
import { formChanges } from '#shared/domain/form-changes.ts';
import { caseFormTemplate } from '#shared/domain/form-template.ts';
import { civilDate, clerkName, instantMs, reads, writeInput, writes } from './base.ts';
import { caseForm } from './cases.ts';

export const formEdition = z.object({
  edition: z.int(),
  effectiveOn: civilDate,
  /** `overtaken`: a newer edition counted before its day came, so it never will. */
  state: z.enum(['in-force', 'upcoming', 'overtaken', 'past']),
  savedBy: z.string(),
  reason: z.string(),
  savedAtMs: instantMs,
});
export type FormEdition = z.infer<typeof formEdition>;

export const changeProblem = z.object({ field: z.string(), code: z.string(), detail: z.string() });

export const formsContract = {
  /** The table of GB/T 2260 as text, read with `parseAreas`. The same for as long as the program runs. */
  areas: reads('counter', 'manager').output(z.string()),
  /** The form a case began with, by its hash; the same for ever. Errors: form.notFound. */
  ofCase: reads('counter', 'manager')
    .input(z.object({ hash: z.string() }))
    .output(caseForm),
  /** The shipped form, the station's newest changes to it, and every edition, newest first. */
  describe: reads('manager').output(
    z.object({ shipped: caseFormTemplate, changes: formChanges, newest: z.int(), editions: z.array(formEdition) }),
  ),
  /** What is wrong with changes, and the form a case begun with them would have. */
  check: reads('manager')
    .input(z.object({ changes: formChanges }))
    .output(z.object({ problems: z.array(changeProblem), form: caseForm })),
  /**
   * The changes become the next edition, for cases begun from a day on; open drafts keep the form they began with.
   * `basedOn`: the newest edition the manager saw, 0 for none. Errors: form.past, form.changed, form.invalid.
   */
  save: writes('manager')
    .input(
      writeInput.extend({
        changes: formChanges,
        effectiveOn: civilDate,
        basedOn: z.int().min(0),
        reason: z.string().trim().max(200),
        clerk: clerkName,
      }),
    )
    .output(formEdition),
};
