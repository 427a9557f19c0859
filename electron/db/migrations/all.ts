import type { Migration } from '../migration.ts';
import { createSettings } from './0010-create-settings.ts';
import { createPeople } from './0020-create-people.ts';
import { createAppointments } from './0030-create-appointments.ts';
import { createQueue } from './0040-create-queue.ts';
import { createCases } from './0050-create-cases.ts';
import { createPrintJobs } from './0060-create-print-jobs.ts';
import { addPersonFacts } from './0070-add-person-facts.ts';
import { createStationProfiles } from './0080-create-station-profiles.ts';
import { widenImports } from './0100-widen-imports.ts';
import { listPersonTokens } from './0110-list-person-tokens.ts';
import { createContacts } from './0200-create-contacts.ts';
import { createFollowUps } from './0210-create-follow-ups.ts';
import { createOnlineApplications } from './0220-create-online-applications.ts';
import { createSitesAndTeams } from './0300-create-sites-and-teams.ts';
import { createSeatClaims } from './0310-create-seat-claims.ts';
import { createAppointmentLists } from './0320-create-appointment-lists.ts';
import { addCallingRule } from './0400-add-calling-rule.ts';
import { createHelpRequests } from './0450-create-help-requests.ts';
import { createPairedScreens } from './0500-create-paired-screens.ts';
import { createNumberBlocks } from './0510-create-number-blocks.ts';
import { createPersonAddresses } from './0640-create-person-addresses.ts';
import { createPhotoChecks } from './0700-create-photo-checks.ts';
import { createCaseProvenance } from './0720-create-case-provenance.ts';
import { createFormEditions } from './0730-create-form-editions.ts';
import { widenPrintJobs } from './0760-widen-print-jobs.ts';
import { createReceiptVersions } from './0770-create-receipt-versions.ts';
import { createApplicationRecords } from './0780-create-application-records.ts';
import { createDeficiencyNotices } from './0790-create-deficiency-notices.ts';
import { createDuplicateDecisions } from './0800-create-duplicate-decisions.ts';
import { createCaseExports } from './0830-create-case-exports.ts';
import { createRekeying } from './0840-create-rekeying.ts';
import { createCaseDocuments } from './0850-create-case-documents.ts';
import { indexPrintJobs } from './0860-index-print-jobs.ts';
import { answerConsents } from './0880-answer-consents.ts';
import { createPolicyEditions } from './0885-create-policy-editions.ts';
import { addPhotoEdition } from './0920-add-photo-edition.ts';

/** Every schema step, oldest first. */
export const migrations: readonly Migration[] = [
  createSettings,
  createPeople,
  createAppointments,
  createQueue,
  createCases,
  createPrintJobs,
  addPersonFacts,
  createStationProfiles,
  widenImports,
  listPersonTokens,
  createContacts,
  createFollowUps,
  createOnlineApplications,
  createSitesAndTeams,
  createSeatClaims,
  createAppointmentLists,
  addCallingRule,
  createHelpRequests,
  createPairedScreens,
  createNumberBlocks,
  createPersonAddresses,
  createPhotoChecks,
  createCaseProvenance,
  createFormEditions,
  widenPrintJobs,
  createReceiptVersions,
  createApplicationRecords,
  createDeficiencyNotices,
  createDuplicateDecisions,
  createCaseExports,
  createRekeying,
  createCaseDocuments,
  indexPrintJobs,
  answerConsents,
  createPolicyEditions,
  addPhotoEdition,
];
