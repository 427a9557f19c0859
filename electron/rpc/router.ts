import type { Router } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { streamOf } from '#electron/platform/broadcast.ts';
import {
  bookAppointment,
  cancelAppointment,
  listAppointments,
  listSlots,
  printSlip,
} from '#electron/services/appointments.ts';
import { acceptCase, reprintReceipt } from '#electron/services/case-accept.ts';
import { declare, listDrafts, saveField, setMaterial, setPhoto, setSignature } from '#electron/services/case-edit.ts';
import { openCase } from '#electron/services/case-open.ts';
import { caseView, requireCase } from '#electron/services/case-view.ts';
import { checkIn, issueAtCounter } from '#electron/services/check-in.ts';
import { dayReport } from '#electron/services/day-report.ts';
import { getPerson, searchPeople } from '#electron/services/people.ts';
import { decidePrint, getPrintJob, listPrints, printDecisions } from '#electron/services/prints.ts';
import { callNext, hallBoard, listToday, stepTicket, ticketAtCounter, ticketSteps } from '#electron/services/queue.ts';
import { registerPerson } from '#electron/services/register-person.ts';
import {
  commitRoster,
  discardRoster,
  listBatches,
  listRows,
  previewRoster,
  rosterReport,
} from '#electron/services/roster.ts';
import { describeStation } from '#electron/services/station.ts';
import { nouns, type ChangeEvent } from '#shared/contract/changes.ts';
import type { ReaderEvent } from '#shared/contract/devices.ts';
import { guarded, type GuardedImplementer as Implementer } from './guard.ts';
import type { RpcContext, RpcServices } from './services.ts';

/** Every procedure of the contract and the one service function behind it. */
export function createRouter(services: RpcServices): Router<Contract, RpcContext> {
  const { context } = services;
  const os = guarded(context);
  return os.router({
    station: { describe: os.station.describe.handler(() => describeStation(context, services.facts)) },
    people: {
      search: os.people.search.handler(({ input }) => searchPeople(context, input.query, input.limit)),
      get: os.people.get.handler(({ input }) => getPerson(context, input.personId)),
      register: os.people.register.handler(({ input }) => getPerson(context, registerPerson(context, input))),
    },
    roster: rosterRoutes(os, services),
    appointments: {
      slots: os.appointments.slots.handler(({ input }) => listSlots(context, input)),
      book: os.appointments.book.handler(({ input }) => bookAppointment(context, input)),
      cancel: os.appointments.cancel.handler(({ input }) => cancelAppointment(context, input)),
      printSlip: os.appointments.printSlip.handler(({ input }) => printSlip(context, input)),
      list: os.appointments.list.handler(({ input }) => listAppointments(context, input.date)),
    },
    queue: queueRoutes(os, services),
    cases: caseRoutes(os, services),
    prints: printRoutes(os, services),
    devices: deviceRoutes(os, services),
    reports: { day: os.reports.day.handler(({ input }) => dayReport(context, input.date)) },
    changes: {
      watch: os.changes.watch.handler(({ signal }) =>
        streamOf<ChangeEvent>(services.changes, {
          signal,
          first: { nouns: [...nouns] },
          merge: (waiting, next) => ({ nouns: [...new Set([...waiting.nouns, ...next.nouns])] }),
        }),
      ),
    },
  });
}

function rosterRoutes(os: Implementer, { context }: RpcServices) {
  return os.roster.router({
    preview: os.roster.preview.handler(({ input }) => previewRoster(context, input)),
    rows: os.roster.rows.handler(({ input }) => listRows(context, input)),
    commit: os.roster.commit.handler(({ input }) => commitRoster(context, input)),
    discard: os.roster.discard.handler(({ input }) => discardRoster(context, input)),
    batches: os.roster.batches.handler(() => listBatches(context)),
    report: os.roster.report.handler(({ input }) => rosterReport(context, input.batchId)),
  });
}

function queueRoutes(os: Implementer, { context }: RpcServices) {
  return os.queue.router({
    checkIn: os.queue.checkIn.handler(({ input }) => checkIn(context, input)),
    issueAtCounter: os.queue.issueAtCounter.handler(({ input }) => issueAtCounter(context, input)),
    today: os.queue.today.handler(() => listToday(context)),
    atCounter: os.queue.atCounter.handler(({ input }) => ticketAtCounter(context, input.counterId)),
    callNext: os.queue.callNext.handler(({ input }) => callNext(context, input)),
    recall: os.queue.recall.handler(({ input }) => stepTicket(context, ticketSteps.recall, input)),
    markMissed: os.queue.markMissed.handler(({ input }) => stepTicket(context, ticketSteps.markMissed, input)),
    bringBack: os.queue.bringBack.handler(({ input }) => stepTicket(context, ticketSteps.bringBack, input)),
    finish: os.queue.finish.handler(({ input }) => stepTicket(context, ticketSteps.finish, input)),
    hall: os.queue.hall.handler(() => hallBoard(context)),
  });
}

function caseRoutes(os: Implementer, { context }: RpcServices) {
  return os.cases.router({
    open: os.cases.open.handler(({ input }) => openCase(context, input)),
    get: os.cases.get.handler(({ input }) =>
      caseView(context, context.store.db, requireCase(context.store.db, input.caseId)),
    ),
    saveField: os.cases.saveField.handler(({ input }) => saveField(context, input)),
    setMaterial: os.cases.setMaterial.handler(({ input }) => setMaterial(context, input)),
    declare: os.cases.declare.handler(({ input }) => declare(context, input)),
    setPhoto: os.cases.setPhoto.handler(({ input }) => setPhoto(context, input)),
    setSignature: os.cases.setSignature.handler(({ input }) => setSignature(context, input)),
    accept: os.cases.accept.handler(({ input }) => acceptCase(context, input)),
    reprintReceipt: os.cases.reprintReceipt.handler(({ input }) => reprintReceipt(context, input)),
    drafts: os.cases.drafts.handler(() => listDrafts(context)),
  });
}

function printRoutes(os: Implementer, { context, previewReceipt }: RpcServices) {
  return os.prints.router({
    list: os.prints.list.handler(({ input }) => listPrints(context, input.date)),
    get: os.prints.get.handler(({ input }) => getPrintJob(context, input.printJobId)),
    preview: os.prints.preview.handler(({ input }) => ({ svg: previewReceipt(input.printJobId) })),
    confirmByPerson: os.prints.confirmByPerson.handler(({ input }) =>
      decidePrint(context, printDecisions.confirmByPerson, input),
    ),
    printAgain: os.prints.printAgain.handler(({ input }) => decidePrint(context, printDecisions.printAgain, input)),
    giveUp: os.prints.giveUp.handler(({ input }) => decidePrint(context, printDecisions.giveUp, input)),
  });
}

function deviceRoutes(os: Implementer, services: RpcServices) {
  const { devices } = services;
  const status = () => ({ reader: devices.readerStatus(), printer: devices.printerStatus() });
  return os.devices.router({
    status: os.devices.status.handler(status),
    watchReader: os.devices.watchReader.handler(({ signal, context }) =>
      streamOf<ReaderEvent>(devices.readerEvents, {
        signal,
        first: { kind: 'status', status: devices.readerStatus() },
        limit: 20,
        map: (event) => (event.kind === 'card' && context.surface === 'kiosk' ? { ...event, personId: null } : event),
      }),
    ),
    configure: os.devices.configure.handler(async ({ input }) => {
      await services.configureDevices(input.requestId, input);
      return status();
    }),
  });
}
