import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { addDocument } from '#electron/services/document-add.ts';
import { openCase } from '#electron/services/case-open.ts';
import { havePerson } from '#tests/support/people-builder.ts';
import { benchContext, benchStore, inFolder } from './bench-context.ts';
import { median, ms, percentile, worked, type Figure } from './figures.ts';
import { freshPage } from './page-scanner.ts';

const PAGES = 120;
const IN_ONE_CASE = 20;
const AIM_MS = 20;
const clerk = '李晓梅';

/**
 * How long one page keeps the station's only thread from anything else, in processor time: storing it, and whatever comes
 * behind it in a piece.
 */
export async function pageHold(): Promise<readonly Figure[]> {
  return inFolder(async (folder) => {
    const store = benchStore(folder);
    const context = benchContext(store);
    const request = () => ({ requestId: crypto.randomUUID() });
    const stored: number[] = [];
    const behind: number[] = [];
    let caseId = '';
    for (let page = 0; page < PAGES; page += 1) {
      if (page % IN_ONE_CASE === 0) {
        const personId = havePerson(context, { name: '赵试样' });
        caseId = openCase(context, { ...request(), personId, ticketId: null, clerk }).id;
        await turn();
      }
      const input = { ...request(), caseId, clerk, ...freshPage(randomBytes(4).readUInt32BE()) };
      stored.push(await worked(() => addDocument(context, input)));
      behind.push(await worked(async () => turn()));
    }
    store.close();
    const held = percentile([...stored, ...behind], 0.99);
    return [
      { name: 'thread held by one page (280 KB), median', value: ms(median(stored)) },
      {
        name: 'thread held at once beside 120 pages, p99',
        value: ms(held),
        aim: `<= ${AIM_MS} ms`,
        met: held <= AIM_MS,
      },
    ];
  });
}
