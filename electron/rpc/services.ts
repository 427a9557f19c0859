import type { Broadcast } from '#electron/platform/broadcast.ts';
import type { CaseFilesDesk } from '#electron/services/case-files/case-files-desk.ts';
import type { ServiceContext } from '#electron/services/context.ts';
import type { CoverageDesk } from '#electron/services/coverage/coverage-desk.ts';
import type { DeviceAddresses, DeviceDesk } from '#electron/services/device-desk.ts';
import type { DeviceTrials } from '#electron/services/device-trials.ts';
import type { KioskDesk } from '#electron/services/kiosk-desk.ts';
import type { LanPort } from '#electron/services/lan.ts';
import type { ReceiptStudio } from '#electron/services/receipt-designs.ts';
import type { RosterDesk } from '#electron/services/roster-import/roster-desk.ts';
import type { StationFacts } from '#electron/services/station.ts';
import type { StoreCheck } from '#electron/services/store-check.ts';
import type { VoiceDesk } from '#electron/services/voice.ts';
import type { StationProfile } from '#shared/domain/station-profile.ts';
import type { ChangeEvent } from '#shared/contract/changes.ts';
import type { Surface } from '#shared/contract/base.ts';

/** What the contract's procedures work with. */
export type RpcServices = {
  readonly context: ServiceContext;
  readonly facts: StationFacts;
  readonly storeCheck: StoreCheck;
  readonly devices: DeviceDesk;
  readonly deviceTrials: DeviceTrials;
  readonly voice: VoiceDesk;
  readonly kiosks: KioskDesk;
  readonly coverage: CoverageDesk;
  readonly lan: LanPort;
  readonly roster: RosterDesk;
  readonly caseFiles: CaseFilesDesk;
  readonly changes: Broadcast<ChangeEvent>;
  /** Stores other device addresses and takes them into use. */
  readonly configureDevices: (requestId: string, addresses: DeviceAddresses) => Promise<void>;
  /** The profiles the program brings along. */
  readonly profileLibrary: () => readonly StationProfile[];
  readonly previewReceipt: (printJobId: string) => string;
  /** Lays out and draws papers for the page where they are designed. */
  readonly receipts: ReceiptStudio;
};

/** Who calls: as which screen, and, when it stands on another PC, as which of the paired ones. */
export type RpcContext = { readonly surface: Surface; readonly screenId?: string };
