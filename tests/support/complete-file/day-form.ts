import { join } from 'node:path';
import { parseAreas } from '#shared/domain/areas.ts';
import { resolveCaseForm } from '#shared/domain/form-template.ts';
import { readCaseForm, readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { DAY } from '../first-day.ts';

const resources = join(import.meta.dirname, '../../../resources');
export const dayPolicy = readPolicyTables(resources);

/** The form as a case of 新村街道's first day gets it, every list filled in. */
export const dayForm = resolveCaseForm(readCaseForm(resources), {
  policy: dayPolicy,
  profile: readProfile(resources, 'xincun'),
  today: DAY,
});

export const dayAreas = parseAreas(dayPolicy.areasCsv);
