import { expect, type Page } from '@playwright/test';
import type { DayPerson } from '#tests/support/first-day.ts';

/** A clerk at the counter: what hands and eyes do there. */
export class CounterClerk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async sitDown(counter: string, name: string): Promise<void> {
    await this.page.getByTestId('seat-counter').getByText(counter).click();
    await this.page.getByTestId('seat-clerk').fill(name);
    await this.page.getByTestId('seat-start').click();
    await expect(this.page.getByTestId('call-next')).toBeVisible();
  }

  /** By keyboard alone: find, choose, take the time offered, keep the phone, Enter. */
  async bookByPhone(query: string, person: DayPerson): Promise<string> {
    const { page } = this;
    await page.keyboard.press('F7');
    const box = page.getByTestId('people-search');
    await expect(box).toBeFocused();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(query);
    const first = page.getByTestId('person-result').first();
    await expect(first).toContainText(person.name);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('person-chosen')).toContainText(person.name);
    await expect(page.getByTestId('slots')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('booking-phone')).toHaveValue(person.phone);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('read-out')).toBeVisible();
    return (await page.getByTestId('read-out-sentence').textContent()) ?? '';
  }

  /** The slip of what was just booked: the first button behind the sentence. */
  async printSlip(): Promise<void> {
    await this.page.keyboard.press('Tab');
    await expect(this.page.getByTestId('print-slip')).toBeFocused();
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByTestId('slip-queued')).toBeVisible();
  }

  async backToWork(): Promise<void> {
    await this.page.getByTestId('view-work').click();
  }

  async callNext(): Promise<string> {
    await expect(this.page.getByTestId('call-next')).toBeEnabled();
    await this.page.keyboard.press('F2');
    await expect(this.page.getByTestId('open-case')).toBeEnabled();
    return (await this.page.getByTestId('current-number').textContent()) ?? '';
  }

  async openCase(): Promise<void> {
    await this.page.keyboard.press('F6');
    await expect(this.page.getByTestId('case-page')).toBeVisible();
  }

  async type(field: string, value: string): Promise<void> {
    await this.page.getByTestId(`field-${field}`).fill(value);
  }

  async pick(field: string, code: string): Promise<void> {
    await this.page.getByTestId(`field-${field}-${code}`).click();
  }

  async choose(field: string, label: string): Promise<void> {
    const select = this.page.getByTestId(`field-${field}`);
    await select.click();
    await this.page.keyboard.type(label);
    await this.page.keyboard.press('Enter');
    await expect(select).toContainText(label);
  }

  async receiveRequired(codes: readonly string[]): Promise<void> {
    for (const code of codes) await this.page.getByTestId(`material-${code}-received`).click();
  }

  async photoFromFile(path: string): Promise<void> {
    await this.page.getByTestId('photo-file').setInputFiles(path);
    await this.page.getByTestId('photo-use').click();
    await this.page.getByTestId('photo-confirm-all').click();
    await expect(this.page.getByTestId('photo-accept')).toHaveText('就用这张');
    await this.page.getByTestId('photo-accept').click();
    await expect(this.page.getByTestId('photo-preview')).toBeVisible();
  }

  async sign(): Promise<void> {
    const { page } = this;
    await page.getByTestId('rules-none').click();
    await this.askConsents();
    await page.getByTestId('declaration').click();
    await this.#write('signature');
  }

  /** Each kind asked by itself and agreed to on the keyboard, then the 告知书 signed. */
  async askConsents(): Promise<void> {
    const { page } = this;
    await page.getByTestId('consent-photo-agrees').focus();
    const rows = page.locator('[data-consent]');
    for (let at = 0; at < (await rows.count()); at += 1) {
      await page.keyboard.press('1');
      await expect(rows.nth(at)).toHaveAttribute('data-answer', 'agrees');
    }
    await this.#write('consent-signature');
  }

  async #write(what: 'signature' | 'consent-signature'): Promise<void> {
    const { page } = this;
    await page.getByTestId(`${what}-open`).click();
    const canvas = page.getByTestId(`${what}-canvas`);
    await expect(canvas).toBeVisible();
    const box = await canvas.boundingBox();
    if (!box) throw new Error('no canvas to sign on');
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    await page.mouse.move(...at(0.2, 0.4));
    await page.mouse.down();
    for (const [x, y] of [
      [0.3, 0.7],
      [0.4, 0.3],
      [0.55, 0.7],
      [0.7, 0.35],
      [0.8, 0.6],
    ] as const) {
      await page.mouse.move(...at(x, y), { steps: 4 });
    }
    await page.mouse.up();
    await page.getByTestId(`${what}-confirm`).click();
    await expect(page.getByTestId(`${what}-preview`)).toBeVisible();
  }

  async accept(): Promise<string> {
    await expect(this.page.getByTestId('accept')).toBeEnabled();
    await this.page.getByTestId('accept').dblclick();
    await expect(this.page.getByTestId('case-number')).toBeVisible();
    return (await this.page.getByTestId('case-number').textContent()) ?? '';
  }
}
