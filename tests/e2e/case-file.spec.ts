import { expect, test, type Page } from '@playwright/test';
import { DAY, firstDayCsv, firstDayPeople } from '#tests/support/first-day.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

/** A keyboard and nothing else; counts what fingers do. */
class Keyboard {
  readonly #page: Page;
  strokes = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.strokes += 1;
      await this.#page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    this.strokes += Array.from(text).length;
    await this.#page.keyboard.insertText(text);
  }

  /** Enter through the boxes until the cursor is in the one wanted. */
  async goTo(key: string): Promise<void> {
    const box = this.#page.getByTestId(`entry-${key}`);
    for (let steps = 0; steps < 60; steps += 1) {
      if (await box.evaluate((element) => element === document.activeElement)) return;
      await this.press('Enter');
    }
    throw new Error(`Enter never leads to ${key}`);
  }
}

const onPaper: readonly (readonly [field: string, typed: string, stored: string])[] = [
  ['formerName', '张大䶮', '张大䶮'],
  ['hukouArea', '120107', '120107'],
  ['politicalStatus', '13', '群众'],
  ['maritalStatus', '2', '已婚'],
  ['education', '小学毕业', '小学毕业'],
  ['family.1.relation', '2', '配偶'],
  ['family.1.name', '试家属', '试家属'],
  ['pension', '3', '离退休金'],
  ['difficulties', '2 4', '生活、医疗'],
  ['enlistedOn', '195503', '1955-03'],
  ['unitCode', '?', ''],
  ['awards.1.kind', '4', '三等功'],
  ['dischargedOn', '1959', '1959'],
  ['dischargeDocument', '1', '退役证'],
  ['bank', '1', '中国工商银行'],
];

test('two clerks, a card that says otherwise, and a paper form typed without a mouse', async () => {
  const people = firstDayPeople();
  const [person] = people;
  if (!person) throw new Error('nobody on the roster');
  const desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  try {
    const clerk = new CounterClerk(await desk.page('counter'));
    const { page } = clerk;
    const { client } = await connectTo(desk.station.origin, await enterStation(desk.station.openUrl), 'manager');
    await importRoster(client, firstDayCsv(people));
    await clerk.sitDown('1号窗口', '李晓梅');

    await page.keyboard.press('F7');
    const [birth] = [person.birthOn.replaceAll('-', '')];
    await desk.reader.tap(inventedCard({ name: '张䶮式', idNumber: person.idNumber, birth }));
    await expect(page.getByTestId('person-chosen')).toContainText(person.name);
    // The times take the cursor when they have come.
    await expect(page.getByTestId('slots')).toBeFocused();
    await page.getByTestId('person-open-case').focus();
    const keys = new Keyboard(page);
    await keys.press('Enter');
    await expect(page.getByTestId('conflicts')).toContainText('张䶮式');
    await expect(page.getByTestId('take-chip-name')).toBeFocused();
    await shoot(page, 'case-conflict');
    await keys.press('2');
    await expect(page.getByTestId('conflicts')).toBeHidden();
    await expect(page.getByTestId('field-name')).toHaveValue(person.name);
    await shoot(page, 'case-form-1366');

    const started = keys.strokes;
    await keys.press('Control+b');
    await expect(page.getByTestId('entry-sheet')).toBeVisible();
    for (const [field, typed] of onPaper) {
      await keys.goTo(field);
      await keys.type(typed);
      if (field === 'politicalStatus') await shoot(page, 'case-entry-list');
      await keys.press('Enter');
    }
    for (const [field, , shown] of onPaper) await expect(page.getByTestId(`entry-${field}`)).toHaveValue(shown);
    await expect(page.getByTestId('save-mark')).toContainText('已保存');
    const strokes = keys.strokes - started;
    test.info().annotations.push({ type: 'keystrokes', description: String(strokes) });
    console.log(`case-file: ${onPaper.length} fields of a paper form in ${strokes} keystrokes`);
    expect(strokes).toBeLessThan(260);
    await shoot(page, 'case-entry');
    await expect(page.locator('#at-unitCode')).toContainText('看不清');

    await keys.press('Control+b');
    await expect(page.getByTestId('unclear-unitCode')).toBeVisible();
    await page.getByTestId('step-household').click();
    await expect(page.getByTestId('field-family.1.name')).toHaveValue('试家属');
    await shoot(page, 'case-household');
    await page.getByTestId('source-name').click();
    await expect(page.getByTestId('history-name')).toContainText('名册');
    await page.keyboard.press('Escape');

    await page.reload();
    const other = new CounterClerk(await desk.page('counter', { width: 1920, height: 1080 }));
    await other.page.evaluate(() => localStorage.removeItem('counter-seat'));
    await other.page.reload();
    await other.sitDown('2号窗口', '王海涛');
    await other.page.getByTestId('view-drafts').click();
    await other.page.getByTestId('draft-open').click();
    await expect(other.page.getByTestId('taken-over')).toContainText('王海涛');
    await expect(other.page.getByTestId('field-bank')).toBeVisible();
    await shoot(other.page, 'case-form-1920');
  } finally {
    await desk.close();
  }
});

test('the manager adds a field and changes a list; the next case has them', async () => {
  const people = firstDayPeople();
  const [person] = people;
  if (!person) throw new Error('nobody on the roster');
  const desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  try {
    const manager = await desk.page('manager');
    const { client } = await connectTo(desk.station.origin, await enterStation(desk.station.openUrl), 'manager');
    await importRoster(client, firstDayCsv(people));
    await manager.getByTestId('menu-form').click();
    await expect(manager.getByTestId('form-phone')).toBeVisible();
    await shoot(manager, 'manager-form');
    await manager.getByTestId('add-label').fill('楼门号');
    await manager.getByTestId('add-field').click();
    await manager.getByTestId('required-residence').check();
    await manager.getByTestId('list-hukouType').click();
    await manager.getByTestId('list-lines').fill('城镇\n农村\n集体户');
    await shoot(manager, 'manager-form-list');
    await manager.getByTestId('list-keep').click();
    await expect(manager.getByTestId('form-changed')).toHaveText('改动 3 处');
    await manager.getByTestId('form-preview').click();
    await expect(manager.getByTestId('form-preview-content')).toContainText('楼门号');
    await shoot(manager, 'manager-form-preview');
    await manager.keyboard.press('Escape');
    await manager.getByTestId('manager-clerk').fill('张站长');
    await manager.getByTestId('form-save').click();
    await expect(manager.getByTestId('edition-1')).toContainText('张站长');

    const clerk = new CounterClerk(await desk.page('counter'));
    const { page } = clerk;
    await clerk.sitDown('1号窗口', '李晓梅');
    await page.keyboard.press('F7');
    await page.getByTestId('people-search').fill(person.name);
    await page.getByTestId('person-result').first().click();
    await page.getByTestId('person-open-case').click();
    await expect(page.getByTestId('missing-residence')).toBeVisible();
    await page.getByTestId('more-contact').click();
    await expect(page.getByTestId('field-hukouType-集体户')).toBeVisible();
    await page.getByTestId('more-identity').click();
    await expect(page.getByText('楼门号')).toBeVisible();
  } finally {
    await desk.close();
  }
});
