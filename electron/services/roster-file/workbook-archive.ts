import { Open, type CentralDirectory } from 'unzipper-esm';
import type { SealedReader } from '#electron/platform/sealed-file.ts';
import { RosterFileError } from './roster-table.ts';

/** 300,000 rows of ten columns unpack to about 300 MB of XML. */
const MOST_UNPACKED_BYTES = 400_000_000;

/** The entries of a workbook, each unpacked piece by piece and counted: an archive made to unpack without end is refused. */
export class WorkbookArchive {
  readonly #directory: CentralDirectory;
  #unpacked = 0;

  private constructor(directory: CentralDirectory) {
    this.#directory = directory;
  }

  /** Throws RosterFileError when it is no archive, or claims to unpack to more than is reasonable. */
  static async open(reader: SealedReader): Promise<WorkbookArchive> {
    const source = {
      stream: (offset: number, length?: number) => reader.stream(offset, length),
      size: () => Promise.resolve(reader.size),
    };
    let directory: CentralDirectory;
    try {
      directory = await Open.custom(source);
    } catch (error) {
      throw new RosterFileError('roster.notReadable', 'not an archive', error);
    }
    const claimed = directory.files.reduce((sum, file) => sum + file.uncompressedSize, 0);
    if (claimed > MOST_UNPACKED_BYTES) throw tooMuch();
    return new WorkbookArchive(directory);
  }

  has(path: string): boolean {
    return this.#find(path) !== undefined;
  }

  /** Size of an entry unpacked, as the archive claims. */
  sizeOf(path: string): number {
    return this.#find(path)?.uncompressedSize ?? 0;
  }

  async *read(path: string): AsyncGenerator<Buffer> {
    const file = this.#find(path);
    if (!file) throw new RosterFileError('roster.notReadable', 'an entry is missing');
    const entry = file.stream();
    try {
      for await (const chunk of entry) {
        this.#unpacked += (chunk as Buffer).length;
        if (this.#unpacked > MOST_UNPACKED_BYTES) throw tooMuch();
        yield chunk as Buffer;
      }
    } catch (error) {
      if (error instanceof RosterFileError) throw error;
      throw new RosterFileError('roster.notReadable', 'an entry cannot be unpacked', error);
    } finally {
      entry.destroy();
    }
  }

  async readText(path: string): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.read(path)) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  #find(path: string) {
    const plain = path.replace(/^\//, '').toLowerCase();
    return this.#directory.files.find((file) => file.path.replaceAll('\\', '/').toLowerCase() === plain);
  }
}

function tooMuch(): RosterFileError {
  return new RosterFileError('roster.tooLarge', `unpacks to more than ${MOST_UNPACKED_BYTES} bytes`);
}
