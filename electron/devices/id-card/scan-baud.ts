import type { DeviceFault } from '#shared/domain/device-hint.ts';
import { faultOf } from '../device-fault.ts';
import type { Line, LineEvents } from './line.ts';
import { READER_TUNING, type ReaderTuning } from './reader-tuning.ts';
import { BAUD_RATES } from './reader-url.ts';
import { SAM_COMMANDS } from './sam-commands.ts';
import { LineLost, SamFaulty, SamLink } from './sam-link.ts';
import { openSerialLine, type SerialAddress } from './serial-line.ts';

export type BaudScan = {
  /** The first rate at which a module answered in whole frames; null when none did. */
  readonly baudRate: number | null;
  /** Why the port could not even be opened; null when it could. */
  readonly fault: DeviceFault | null;
};

export type OpenSerial = (address: SerialAddress, events: LineEvents) => Promise<Line>;

/** A module answers its status in some milliseconds at any rate; the first question may be lost in what the last rate left behind. */
const TUNING: ReaderTuning = { ...READER_TUNING, commandMs: 350, silences: Number.POSITIVE_INFINITY };
const QUESTIONS = 2;

/** Asks a serial port at every rate a module can be set to. The port must be free; it is free again afterwards. */
export async function scanBaudRates(path: string, open: OpenSerial = openSerialLine): Promise<BaudScan> {
  for (const baudRate of BAUD_RATES) {
    try {
      if (await answersAt({ path, baudRate }, open)) return { baudRate, fault: null };
    } catch (error) {
      return { baudRate: null, fault: faultOf(error) };
    }
  }
  return { baudRate: null, fault: null };
}

async function answersAt(address: SerialAddress, open: OpenSerial): Promise<boolean> {
  const lost = new AbortController();
  let line: Line | null = null;
  const link = new SamLink((bytes) => line?.write(bytes), TUNING, lost.signal);
  line = await open(address, { onBytes: (chunk) => link.feed(chunk), onLost: () => lost.abort(new LineLost()) });
  try {
    for (let question = 0; question < QUESTIONS; question += 1) {
      if ((await link.ask(SAM_COMMANDS.status)) !== null) return true;
    }
    return false;
  } catch (error) {
    // A module that says it is faulty has been understood.
    if (error instanceof SamFaulty) return true;
    if (error instanceof LineLost) return false;
    throw error;
  } finally {
    await line.close();
  }
}
