import type { Router } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { guarded } from './guard.ts';
import { appointmentRoutes } from './routes/appointments.ts';
import { applicationRoutes } from './routes/applications.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { caseFileRoutes } from './routes/case-files.ts';
import { caseRoutes } from './routes/cases.ts';
import { changeRoutes } from './routes/changes.ts';
import { contactRoutes } from './routes/contacts.ts';
import { coverageRoutes } from './routes/coverage.ts';
import { deviceRoutes } from './routes/devices.ts';
import { documentRoutes, pictureRoutes } from './routes/documents.ts';
import { formRoutes } from './routes/forms.ts';
import { kioskRoutes } from './routes/kiosk.ts';
import { followUpRoutes } from './routes/follow-ups.ts';
import { hotlineRoutes } from './routes/hotline.ts';
import { onlineApplicationRoutes } from './routes/online-applications.ts';
import { lanRoutes } from './routes/lan.ts';
import { offlineRoutes } from './routes/offline.ts';
import { peopleRoutes } from './routes/people.ts';
import { policyRoutes } from './routes/policies.ts';
import { profileRoutes } from './routes/profiles.ts';
import { printRoutes } from './routes/prints.ts';
import { queueRoutes } from './routes/queue.ts';
import { receiptRoutes } from './routes/receipts.ts';
import { rekeyingRoutes } from './routes/rekeying.ts';
import { reportRoutes } from './routes/reports.ts';
import { rosterRoutes } from './routes/roster.ts';
import { stationRoutes } from './routes/station.ts';
import { voiceRoutes } from './routes/voice.ts';
import type { RpcContext, RpcServices } from './services.ts';

/** Every procedure of the contract; routes/ names the one service function behind each. */
export function createRouter(services: RpcServices): Router<Contract, RpcContext> {
  const os = guarded(services.context);
  return os.router({
    station: stationRoutes(os, services),
    people: peopleRoutes(os, services),
    roster: rosterRoutes(os, services),
    appointments: appointmentRoutes(os, services),
    calendar: calendarRoutes(os, services),
    queue: queueRoutes(os, services),
    cases: caseRoutes(os, services),
    applications: applicationRoutes(os, services),
    documents: documentRoutes(os, services),
    pictures: pictureRoutes(os, services),
    caseFiles: caseFileRoutes(os, services),
    rekeying: rekeyingRoutes(os, services),
    forms: formRoutes(os, services),
    policies: policyRoutes(os, services),
    prints: printRoutes(os, services),
    receipts: receiptRoutes(os, services),
    profiles: profileRoutes(os, services),
    devices: deviceRoutes(os, services),
    reports: reportRoutes(os, services),
    voice: voiceRoutes(os, services),
    kiosk: kioskRoutes(os, services),
    coverage: coverageRoutes(os, services),
    contacts: contactRoutes(os, services),
    followUps: followUpRoutes(os, services),
    hotline: hotlineRoutes(os, services),
    onlineApplications: onlineApplicationRoutes(os, services),
    lan: lanRoutes(os, services),
    offline: offlineRoutes(os, services),
    changes: changeRoutes(os, services),
  });
}
