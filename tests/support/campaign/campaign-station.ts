import { join } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import type { Surface } from '#shared/contract/base.ts';
import type { ChangeEvent } from '#shared/contract/changes.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { createIdCardReader } from '#electron/devices/id-card/create-id-card-reader.ts';
import { createReceiptPrinter } from '#electron/devices/printer/create-receipt-printer.ts';
import { installedFontFiles } from '#electron/devices/printer/receipt-fonts.ts';
import { Broadcast } from '#electron/platform/broadcast.ts';
import { readProfiles } from '#electron/platform/resources.ts';
import { createRouter } from '#electron/rpc/router.ts';
import { CaseFilesDesk } from '#electron/services/case-files/case-files-desk.ts';
import type { LanPort } from '#electron/services/lan.ts';
import { createCoverageDesk } from '#electron/services/coverage/coverage-desk.ts';
import { DeviceTrials } from '#electron/services/device-trials.ts';
import { DeviceDesk } from '#electron/services/device-desk.ts';
import { KioskDesk } from '#electron/services/kiosk-desk.ts';
import { PairingDesk } from '#electron/services/pairing-desk.ts';
import { StoreCheck } from '#electron/services/store-check.ts';
import { VoiceDesk } from '#electron/services/voice.ts';
import { testRosterDesk } from '../roster-desk.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { resourcesDir, testContext, type TestContext } from '../test-context.ts';

/** A station whose clock the play moves, with the doors its screens have: surfaces, parsing and refusals are the real ones. */
export type CampaignStation = {
  readonly context: TestContext;
  readonly counter: StationClient;
  readonly kiosk: StationClient;
  readonly manager: StationClient;
};

export function campaignStation(profileId: string): CampaignStation {
  const context = testContext(undefined, profileId);
  const router = createRouter({
    context,
    lan: shutDoor(context),
    roster: testRosterDesk(context),
    caseFiles: new CaseFilesDesk(context, installedFontFiles(), join(temporaryFolder(), 'case-files')),
    facts: { version: '0.0.0-test', keySource: 'file' },
    storeCheck: new StoreCheck(context, () => []),
    devices: noDevices(context),
    deviceTrials: new DeviceTrials({
      context,
      desk: noDevices(context),
      encodePage: () => ({ job: new Uint8Array(), missing: [] }),
      configure: () => Promise.resolve(),
    }),
    voice: new VoiceDesk({ resourcesDir, dataDir: temporaryFolder() }, () => context.profile().counters),
    kiosks: new KioskDesk(context),
    coverage: createCoverageDesk(context, installedFontFiles()),
    profileLibrary: () => readProfiles(resourcesDir),
    changes: new Broadcast<ChangeEvent>(),
    configureDevices: () => Promise.resolve(),
    previewReceipt: () => '',
    receipts: { shippedMarkup: () => '', fill: () => '', draw: () => '', code: () => '' },
  });
  const as = (surface: Surface): StationClient => createRouterClient(router, { context: { surface } });
  return { context, counter: as('counter'), kiosk: as('kiosk'), manager: as('manager') };
}

function noDevices(context: TestContext): DeviceDesk {
  const factories = {
    createPrinter: createReceiptPrinter,
    createReader: (url: string) => createIdCardReader(url, { log: () => undefined }),
    photoDecoder: { available: false, decode: () => Promise.resolve(null) },
  };
  return new DeviceDesk(context, factories, { printerUrl: 'none', readerUrl: 'none', columns: 48, rasterOnly: false });
}

function shutDoor(context: TestContext): LanPort {
  return {
    pairings: new PairingDesk({
      now: () => context.clock.now(),
      newId: context.newId,
      fingerprint: () => '',
      changed: () => undefined,
    }),
    status: () => ({ problem: null, port: 0, addresses: [], fingerprint: '' }),
    isOnline: () => false,
    follow: () => Promise.resolve(),
    cut: () => undefined,
  };
}

export const request = () => ({ requestId: crypto.randomUUID() });

/** Code of the refusal a call ends in; fails when it does not refuse. */
export async function refusalIn(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ORPCError) return error.code;
    throw error;
  }
  return 'nothing was refused';
}
