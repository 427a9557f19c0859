import type { ContractRouterClient } from '@orpc/contract';
import { applicationsContract } from './applications.ts';
import { appointmentsContract } from './appointments.ts';
import { calendarContract } from './calendar.ts';
import { caseFilesContract } from './case-files.ts';
import { casesContract } from './cases.ts';
import { changesContract } from './changes.ts';
import { contactsContract } from './contacts.ts';
import { coverageContract } from './coverage.ts';
import { devicesContract } from './devices.ts';
import { documentsContract, picturesContract } from './documents.ts';
import { formsContract } from './forms.ts';
import { kioskContract } from './kiosk.ts';
import { followUpsContract } from './follow-ups.ts';
import { hotlineContract } from './hotline.ts';
import { onlineApplicationsContract } from './online-applications.ts';
import { lanContract } from './lan.ts';
import { offlineContract } from './offline.ts';
import { peopleContract } from './people.ts';
import { policiesContract } from './policies.ts';
import { printsContract } from './prints.ts';
import { profilesContract } from './profiles.ts';
import { queueContract } from './queue.ts';
import { receiptsContract } from './receipts.ts';
import { rekeyingContract } from './rekeying.ts';
import { reportsContract } from './reports.ts';
import { rosterContract } from './roster.ts';
import { stationContract } from './station.ts';
import { voiceContract } from './voice.ts';

/** Its type by name: inferred as a whole it has become longer than the compiler writes out. */
export type Contract = {
  readonly station: typeof stationContract;
  readonly people: typeof peopleContract;
  readonly roster: typeof rosterContract;
  readonly appointments: typeof appointmentsContract;
  readonly calendar: typeof calendarContract;
  readonly queue: typeof queueContract;
  readonly cases: typeof casesContract;
  readonly applications: typeof applicationsContract;
  readonly documents: typeof documentsContract;
  readonly pictures: typeof picturesContract;
  readonly caseFiles: typeof caseFilesContract;
  readonly rekeying: typeof rekeyingContract;
  readonly forms: typeof formsContract;
  readonly policies: typeof policiesContract;
  readonly prints: typeof printsContract;
  readonly receipts: typeof receiptsContract;
  readonly profiles: typeof profilesContract;
  readonly devices: typeof devicesContract;
  readonly reports: typeof reportsContract;
  readonly voice: typeof voiceContract;
  readonly kiosk: typeof kioskContract;
  readonly coverage: typeof coverageContract;
  readonly contacts: typeof contactsContract;
  readonly followUps: typeof followUpsContract;
  readonly hotline: typeof hotlineContract;
  readonly onlineApplications: typeof onlineApplicationsContract;
  readonly lan: typeof lanContract;
  readonly offline: typeof offlineContract;
  readonly changes: typeof changesContract;
};

export const contract: Contract = {
  station: stationContract,
  people: peopleContract,
  roster: rosterContract,
  appointments: appointmentsContract,
  calendar: calendarContract,
  queue: queueContract,
  cases: casesContract,
  applications: applicationsContract,
  documents: documentsContract,
  pictures: picturesContract,
  caseFiles: caseFilesContract,
  rekeying: rekeyingContract,
  forms: formsContract,
  policies: policiesContract,
  prints: printsContract,
  receipts: receiptsContract,
  profiles: profilesContract,
  devices: devicesContract,
  reports: reportsContract,
  voice: voiceContract,
  kiosk: kioskContract,
  coverage: coverageContract,
  contacts: contactsContract,
  followUps: followUpsContract,
  hotline: hotlineContract,
  onlineApplications: onlineApplicationsContract,
  lan: lanContract,
  offline: offlineContract,
  changes: changesContract,
};

export type StationClient = ContractRouterClient<Contract>;
