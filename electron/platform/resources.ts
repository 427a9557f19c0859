import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { applicationRuleTable } from '#shared/domain/application-rules.ts';
import { casePaperPolicy } from '#shared/domain/case-paper-policy.ts';
import { consentPolicy } from '#shared/domain/consent-policy.ts';
import { contactPolicy } from '#shared/domain/contact-policy.ts';
import { caseFormTemplate, sectionTemplate, type CaseFormTemplate } from '#shared/domain/form-template.ts';
import {
  circumstanceTable,
  materialTable,
  personClassTable,
  rosterColumnTable,
  rosterMergeTable,
  type PolicyTables,
} from '#shared/domain/policy-tables.ts';
import { documentPolicy } from '#shared/domain/documents/document-policy.ts';
import { photoPolicy } from '#shared/domain/photo/photo-policy.ts';
import type { ReceiptKind } from '#shared/domain/receipt-models.ts';
import { receiptTextTable } from '#shared/domain/receipt-texts.ts';
import { stationProfile, type StationProfile } from '#shared/domain/station-profile.ts';

function readJson<Schema extends z.ZodType>(schema: Schema, ...path: readonly string[]): z.infer<Schema> {
  const file = join(...path);
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`resource ${path.slice(1).join('/')} is missing or malformed`, { cause: error });
  }
}

/** The shipped policy tables, checked. Throws when one is missing or malformed: the program must not start half-ruled. */
export function readPolicyTables(resourcesDir: string): PolicyTables {
  return {
    personClasses: readJson(personClassTable, resourcesDir, 'policy', 'person-classes.json'),
    circumstances: readJson(circumstanceTable, resourcesDir, 'policy', 'circumstances.json'),
    rosterColumns: readJson(rosterColumnTable, resourcesDir, 'policy', 'roster-columns.json'),
    rosterMerge: readJson(rosterMergeTable, resourcesDir, 'policy', 'roster-merge.json'),
    materials: readJson(materialTable, resourcesDir, 'policy', 'materials.json'),
    receiptTexts: readJson(receiptTextTable, resourcesDir, 'receipts', 'texts.json'),
    contacts: readJson(contactPolicy, resourcesDir, 'policy', 'contact-outcomes.json'),
    applicationRules: readJson(applicationRuleTable, resourcesDir, 'policy', 'application-rules.json'),
    consents: readJson(consentPolicy, resourcesDir, 'policy', 'consents.json'),
    photo: readJson(photoPolicy, resourcesDir, 'policy', 'photo.json'),
    documents: readJson(documentPolicy, resourcesDir, 'policy', 'documents.json'),
    casePapers: readJson(casePaperPolicy, resourcesDir, 'policy', 'case-papers.json'),
    areasCsv: readFileSync(join(resourcesDir, 'codes', 'areas.csv'), 'utf8'),
  };
}

export function readProfile(resourcesDir: string, id: string): StationProfile {
  return readJson(stationProfile, resourcesDir, 'profiles', `${id}.json`);
}

/** Names of the shipped profiles. */
export function listProfiles(resourcesDir: string): readonly string[] {
  return readdirSync(join(resourcesDir, 'profiles'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** All shipped profiles. */
export function readProfiles(resourcesDir: string): readonly StationProfile[] {
  return listProfiles(resourcesDir).map((id) => readProfile(resourcesDir, id));
}

/** A form's sections lie in files of their own, named in the order of the sheet. */
const caseFormManifest = caseFormTemplate.extend({ sections: z.array(z.string()) });

export function readCaseForm(resourcesDir: string): CaseFormTemplate {
  const list = readJson(caseFormManifest, resourcesDir, 'forms', 'first-application.json');
  const sections = list.sections.map((key) => readJson(sectionTemplate, resourcesDir, 'forms', list.id, `${key}.json`));
  return { ...list, sections };
}

/** The shipped template of one kind of paper. */
export function readReceiptTemplate(resourcesDir: string, kind: ReceiptKind): string {
  return readFileSync(join(resourcesDir, 'receipts', `${kind}.receipt`), 'utf8');
}
