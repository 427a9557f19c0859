import { expect, type CDPSession, type Page } from '@playwright/test';
import type { StationClient } from '#shared/contract/contract.ts';
import type { CompleteFile } from '#tests/support/complete-file/complete-file.ts';
import { typedLine } from '#tests/support/complete-file/typed-line.ts';

const request = () => ({ requestId: crypto.randomUUID() });

/** 录入纸质表: the whole file from top to bottom, each box come to by Enter. Answers how many boxes were typed into. */
export async function typeWholeFile(page: Page, file: CompleteFile): Promise<number> {
  const entries = new Map(file.entries.map((entry) => [entry.key, entry]));
  await page.keyboard.press('Control+b');
  await page.locator('input[data-entry]').first().focus();
  const keys = await Keys.of(page);
  const visited: string[] = [];
  let typed = 0;
  for (let at = await keys.boxAt(); at !== visited.at(-1); at = await keys.boxAt()) {
    visited.push(at);
    if (visited.length > 400) throw new Error(`Enter goes in circles: ${visited.slice(-6).join(' ')}`);
    const entry = entries.get(at);
    if (entry && !entry.known) {
      typed += 1;
      await keys.insert(typedLine(entry));
    }
    await keys.enter();
  }
  await keys.close();
  // Enter came to every box of the paper in its order, those included that an answer brought up.
  expect(visited.filter((key) => entries.has(key))).toEqual(file.entries.map(({ key }) => key));
  await expect(page.getByTestId('save-mark')).toHaveAttribute('data-state', 'saved');
  await page.keyboard.press('Control+b');
  await expect(page.getByTestId('entry-sheet')).toBeHidden();
  return typed;
}

/** The browser's own keyboard, spoken to directly: Playwright's would draw the whole page into its trace at every key. */
class Keys {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async of(page: Page): Promise<Keys> {
    return new Keys(await page.context().newCDPSession(page));
  }

  async insert(text: string): Promise<void> {
    await this.#session.send('Input.insertText', { text });
  }

  async enter(): Promise<void> {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    await this.#session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }

  /** Key of the field whose box has the cursor. */
  async boxAt(): Promise<string> {
    const expression = `document.activeElement?.dataset.entry ?? ''`;
    const { result } = await this.#session.send('Runtime.evaluate', { expression });
    return String(result.value);
  }

  async close(): Promise<void> {
    await this.#session.detach();
  }
}

/** What a colleague typed from the paper before: the same calls as the screen makes, without the screen. */
export async function saveWholeFile(client: StationClient, file: CompleteFile, clerk: string): Promise<void> {
  const [found] = await client.people.search({ query: file.person.idNumber, limit: 1 });
  if (!found) throw new Error(`${file.person.name} is not on the roster`);
  const { id: caseId } = await client.cases.open({ ...request(), personId: found.id, ticketId: null, clerk });
  const own = file.entries.filter(({ known }) => !known);
  await Promise.all(
    own.map(({ key, value }) => client.cases.saveField({ ...request(), caseId, clerk, field: key, value })),
  );
}
