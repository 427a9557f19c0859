import type { ContractRouterClient } from '@orpc/contract';
import { appointmentsContract } from './appointments.ts';
import { casesContract } from './cases.ts';
import { changesContract } from './changes.ts';
import { contactsContract } from './contacts.ts';
import { coverageContract } from './coverage.ts';
import { devicesContract } from './devices.ts';
import { kioskContract } from './kiosk.ts';
import { followUpsContract } from './follow-ups.ts';
import { hotlineContract } from './hotline.ts';
import { onlineApplicationsContract } from './online-applications.ts';
import { lanContract } from './lan.ts';
import { offlineContract } from './offline.ts';
import { peopleContract } from './people.ts';
import { printsContract } from './prints.ts';
import { profilesContract } from './profiles.ts';
import { queueContract } from './queue.ts';
import { reportsContract } from './reports.ts';
import { rosterContract } from './roster.ts';
import { stationContract } from './station.ts';
import { voiceContract } from './voice.ts';

/** Its type by name: inferred as a whole it has become longer than the compiler writes out. */
export type Contract = {
  station: typeof stationContract;
  people: typeof peopleContract;
  roster: typeof rosterContract;
  appointments: typeof appointmentsContract;
  queue: typeof queueContract;
  cases: typeof casesContract;
  prints: typeof printsContract;
  profiles: typeof profilesContract;
  devices: typeof devicesContract;
  reports: typeof reportsContract;
  voice: typeof voiceContract;
  kiosk: typeof kioskContract;
  coverage: typeof coverageContract;
  contacts: typeof contactsContract;
  followUps: typeof followUpsContract;
  hotline: typeof hotlineContract;
  onlineApplications: typeof onlineApplicationsContract;
  lan: typeof lanContract;
  offline: typeof offlineContract;
  changes: typeof changesContract;
};

/** The one contract between screens and station process, whatever carries it. */
export const contract: Contract = {
  station: stationContract,
  people: peopleContract,
  roster: rosterContract,
  appointments: appointmentsContract,
  queue: queueContract,
  cases: casesContract,
  prints: printsContract,
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
