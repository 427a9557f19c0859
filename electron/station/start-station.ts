import { join } from 'node:path';
import { RPCHandler } from '@orpc/server/ws';
import { civilDateOf } from '#shared/civil-date.ts';
import type { ChangeEvent } from '#shared/contract/changes.ts';
import { schemaVersion } from '#electron/db/migrate.ts';
import { addPageSession, hasPageSession } from '#electron/db/repositories/page-sessions.ts';
import { countUnsent } from '#electron/db/repositories/outbox.ts';
import { findReceiptVersion } from '#electron/db/repositories/receipt-versions.ts';
import { countPeople } from '#electron/db/repositories/people.ts';
import type { AppPaths } from '#electron/launch/app-paths.ts';
import type { StationOptions } from '#electron/launch/options.ts';
import { Broadcast } from '#electron/platform/broadcast.ts';
import { clockStartingAt, systemClock } from '#electron/platform/clock.ts';
import { LogFile } from '#electron/platform/log-file.ts';
import { createLogger } from '#electron/platform/logger.ts';
import { readCaseForm, readPolicyTables, readProfiles } from '#electron/platform/resources.ts';
import { PageDoor } from '#electron/rpc/page-door.ts';
import { createRouter } from '#electron/rpc/router.ts';
import { startHttpServer, type HttpParts, type RunningServer } from '#electron/rpc/http-server.ts';
import { closePassedAppointments } from '#electron/services/appointment-changes.ts';
import { CaseFilesDesk } from '#electron/services/case-files/case-files-desk.ts';
import { CardDesk } from '#electron/services/card-desk.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import { createCoverageDesk } from '#electron/services/coverage/coverage-desk.ts';
import { DeviceDesk } from '#electron/services/device-desk.ts';
import { DeviceTrials } from '#electron/services/device-trials.ts';
import { KioskDesk } from '#electron/services/kiosk-desk.ts';
import { ProfileShelf } from '#electron/services/profile-shelf.ts';
import { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import { PrintSpooler } from '#electron/services/print-spooler.ts';
import { receiptOf } from '#electron/services/prints.ts';
import { today } from '#electron/services/people.ts';
import { StoreCheck } from '#electron/services/store-check.ts';
import { VoiceDesk } from '#electron/services/voice.ts';
import { configureDevices, deviceFactories, readAddresses } from './devices.ts';
import { LanDoorKeeper } from './lan-door.ts';
import { openStationStore, snapshotsIn, type StoreKey } from './open-station-store.ts';
import { prepareProfile, shippedProfile } from './prepare-profile.ts';
import { createReceiptWriter, type ReceiptWriter } from './receipt-writer.ts';
import { fillDemoStation } from './fill-demo-station.ts';

export type StationSettings = StationOptions & AppPaths & StoreKey & { readonly version: string };

export type RunningStation = {
  readonly router: ReturnType<typeof createRouter>;
  readonly context: ServiceContext;
  /** Serves the page and the contract on loopback; not needed under Electron. */
  readonly serve: () => Promise<RunningServer & { readonly door: PageDoor }>;
  readonly health: () => object;
  /** Resolves when the LAN door is as the manager left it. */
  readonly lanDoor: Promise<void>;
  readonly close: () => Promise<void>;
};

const USUAL_PROFILE = 'xincun';
const PRINT_RETRY_MS = 3_000;
const PRINT_GRACE_MS = 1_000;
const DATE_CHECK_MS = 20_000;

/** Starts everything a station is, in the order in which each part may rely on the one before. */
export function startStation(settings: StationSettings): RunningStation {
  const clock = settings.clockAt === null ? systemClock : clockStartingAt(settings.clockAt);
  const store = openStationStore(settings.dataDir, settings, clock.now());
  try {
    return assemble(settings, store, clock);
  } catch (error) {
    store.close();
    throw error;
  }
}

function assemble(
  settings: StationSettings,
  store: ServiceContext['store'],
  clock: ServiceContext['clock'],
): RunningStation {
  const changes = new Broadcast<ChangeEvent>();
  const context = makeContext(settings, store, { clock, changes, onPrints: () => spooler.kick() });
  const { log } = context;
  // Not by whether the folder is new: the very first start may have been cut off half-way.
  if (settings.demo && countPeople(store.db) === 0) fillDemoStation(context, settings.resourcesDir);
  const devices = new DeviceDesk(context, deviceFactories(settings, log), readAddresses(context, settings));
  const { receipts, spooler } = makePrinting(settings, { context, changes, devices });
  const lan = new LanDoorKeeper({ context, listen: settings.lan, router: () => router });
  const { roster, caseFiles, coverage, storeCheck, startDesks, closeDesks } = makeDesks(settings, context);
  const router = createRouter({
    context,
    lan,
    roster,
    caseFiles,
    storeCheck,
    facts: { version: settings.version, keySource: settings.keySource },
    devices,
    deviceTrials: makeTrials(context, devices, receipts),
    voice: new VoiceDesk(settings, () => context.profile().counters),
    kiosks: new KioskDesk(context),
    coverage,
    changes,
    configureDevices: (requestId, addresses) => configureDevices(context, devices, requestId, addresses),
    profileLibrary: () => readProfiles(settings.resourcesDir),
    receipts: receipts.studio,
    previewReceipt: (printJobId) => receipts.preview(receiptOf(context, printJobId), devices.columns),
  });
  const health = () => healthOf(context, devices, settings.version);
  devices.start();
  spooler.start();
  const lanDoor = lan.follow();
  startDesks();
  const stopDateWatch = watchTheDay(context);
  const { version } = settings;
  log.info({ version, schema: schemaVersion(store.raw), practice: context.practice }, 'station started');

  const servers: RunningServer[] = [];
  return {
    router,
    context,
    health,
    lanDoor,
    async serve() {
      const served = await serveOnLoopback(settings, context, { router, health });
      servers.push(served);
      return served;
    },
    async close() {
      stopDateWatch();
      await Promise.all([lan.close(), ...servers.map((server) => server.close())]);
      await closeDesks();
      await stopDevices(spooler, devices);
      log.info('station stopped');
      store.close();
    },
  };
}

/** Where files come in and go out, and what is counted ahead. */
function makeDesks({ dataDir, receiptFonts }: StationSettings, context: ServiceContext) {
  const roster = new RosterDesk(context, join(dataDir, 'transfer'));
  const caseFiles = new CaseFilesDesk(context, receiptFonts, join(dataDir, 'case-files'));
  const coverage = createCoverageDesk(context, receiptFonts);
  const storeCheck = new StoreCheck(context, () => snapshotsIn(dataDir));
  const startDesks = (): void => {
    roster.jobs.start();
    coverage.start();
    storeCheck.start();
  };
  const closeDesks = async (): Promise<void> => {
    await roster.close();
    caseFiles.close();
    await coverage.stop();
    await storeCheck.stop();
  };
  return { roster, caseFiles, coverage, storeCheck, startDesks, closeDesks };
}

/** A paper under way may come to its end; a printer that hangs must not hold up the whole station. */
async function stopDevices(spooler: PrintSpooler, devices: DeviceDesk): Promise<void> {
  const printed = spooler.stop();
  await Promise.race([printed, new Promise((resolve) => setTimeout(resolve, PRINT_GRACE_MS))]);
  await devices.stop();
  await printed;
}

async function serveOnLoopback(
  { rendererDir, port }: StationSettings,
  { store, clock }: ServiceContext,
  { router, health }: Pick<RunningStation, 'router' | 'health'>,
): Promise<RunningServer & { readonly door: PageDoor }> {
  const door = new PageDoor({
    add: (hash) => store.runInTransaction((db) => addPageSession(db, hash, clock.now())),
    has: (hash) => hasPageSession(store.db, hash),
  });
  const rpc = new RPCHandler(router);
  const admit: HttpParts['admit'] = (surface) =>
    Promise.resolve((socket) => void rpc.upgrade(socket, { context: { surface } }));
  const server = await startHttpServer({ admit, door, rendererDir, health, port });
  return { ...server, door };
}

function makeTrials(context: ServiceContext, devices: DeviceDesk, receipts: ReceiptWriter): DeviceTrials {
  return new DeviceTrials({
    context,
    desk: devices,
    encodePage: (page) => {
      const { columns, rasterOnly, printer } = devices;
      return receipts.testPage(page, { columns, rasterOnly, askProof: printer.statusCapable });
    },
    configure: (requestId, addresses) => configureDevices(context, devices, requestId, addresses),
  });
}

type PrintingParts = {
  readonly context: ServiceContext;
  readonly changes: Broadcast<ChangeEvent>;
  readonly devices: DeviceDesk;
};

function makePrinting(settings: StationSettings, { context, changes, devices }: PrintingParts) {
  const receipts = createReceiptWriter({
    paths: settings,
    log: context.log,
    texts: context.policy.receiptTexts,
    ownMarkup: (kind) => findReceiptVersion(context.store.db, kind)?.markup ?? null,
  });
  const spooler = new PrintSpooler({
    // The spooler's own news must not wake it: a job that cannot start would be tried without a pause.
    context: { ...context, announce: (nouns) => changes.publish({ nouns: [...nouns] }) },
    printer: () => devices.printer,
    encode: (model) =>
      receipts.encode(model, {
        columns: devices.columns,
        rasterOnly: devices.rasterOnly,
        askProof: devices.printer.statusCapable,
      }),
    retryMs: PRINT_RETRY_MS,
    onCondition: (printer, condition) => devices.noteCondition(printer, condition),
  });
  return { receipts, spooler };
}

type ContextParts = {
  readonly clock: ServiceContext['clock'];
  readonly changes: Broadcast<ChangeEvent>;
  /** There may be something new to print. */
  readonly onPrints: () => void;
};

function makeContext(
  settings: StationSettings,
  store: ServiceContext['store'],
  { clock, changes, onPrints }: ContextParts,
): ServiceContext {
  const { practice } = prepareProfile(store, {
    demo: settings.demo,
    clockAt: settings.clockAt,
    nowMs: clock.now(),
    initial: () => shippedProfile(settings.resourcesDir, settings.profile ?? USUAL_PROFILE),
  });
  const shelf = new ProfileShelf(store);
  const context: ServiceContext = {
    store,
    clock,
    newId: () => crypto.randomUUID(),
    profile: () => shelf.on(civilDateOf(clock.now())),
    profileOn: (date) => shelf.on(date),
    profilesAfter: (date) => shelf.after(date),
    policy: readPolicyTables(settings.resourcesDir),
    practice,
    announce: (nouns) => {
      changes.publish({ nouns: [...nouns] });
      if (nouns.includes('prints')) onPrints();
    },
    cards: new CardDesk(() => clock.now()),
    caseForm: readCaseForm(settings.resourcesDir),
    log: createLogger(new LogFile(join(settings.dataDir, 'station.log'))),
  };
  return context;
}

function healthOf(context: ServiceContext, devices: DeviceDesk, version: string): object {
  const { db, raw } = context.store;
  return {
    version,
    sqlite: raw.prepare('SELECT sqlite_version()').pluck().get(),
    schema: schemaVersion(raw),
    printer: devices.printerStatus().condition,
    reader: devices.readerStatus().state,
    unsent: countUnsent(db),
  };
}

/** Screens that stay open over midnight learn that it is another day; who did not come is marked when their day is over. */
function watchTheDay(context: ServiceContext): () => void {
  let date = today(context);
  const look = () => {
    try {
      closePassedAppointments(context);
    } catch (error) {
      // The next look tries again; a station must not stop for it.
      context.log.error({ err: error }, 'could not close passed appointments');
    }
    const now = today(context);
    if (now === date) return;
    if (now < date) context.log.warn({ from: date, to: now }, 'the wall clock went back');
    date = now;
    context.announce(['station', 'profiles', 'queue', 'appointments', 'people', 'coverage']);
  };
  look();
  const timer = setInterval(look, DATE_CHECK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
