import { expect, test } from '@playwright/test';
import { DAY, firstDayCsv, firstDayPeople } from '#tests/support/first-day.ts';
import { importRoster } from '#tests/support/roster-client.ts';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { idCheckDigit } from '#shared/domain/id-number.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

/** Another invented number of the same birthday. */
function otherNumber(idNumber: string): string {
  const first17 = `${idNumber.slice(0, 14)}9${idNumber.slice(15, 17)}`;
  return first17 + idCheckDigit(first17);
}

test('a clerk asks the rules, takes an agent’s card, tells every fault at once and prints a refusal', async () => {
  const [person] = firstDayPeople();
  if (!person) throw new Error('somebody is needed');
  // The same name and birthday under another number: perhaps the same man.
  const double = {
    name: person.name,
    idNumber: otherNumber(person.idNumber),
    phone: '',
    community: '',
    personClass: '2',
    hukou: 'district',
    circumstances: [],
  };
  const desk = await Desk.open(['--clock', `${DAY}T08:00`]);
  try {
    const clerk = new CounterClerk(await desk.page('counter'));
    const { page } = clerk;
    const { client } = await connectTo(desk.station.origin, await enterStation(desk.station.openUrl), 'manager');
    await importRoster(client, firstDayCsv(firstDayPeople()));
    await client.people.register({ requestId: crypto.randomUUID(), ...double });
    await clerk.sitDown('1号窗口', '李晓梅');
    await page.keyboard.press('F7');
    await page.getByTestId('people-search').fill(person.idNumber);
    await page.getByTestId('person-result').first().click();
    await page.getByTestId('precheck-open').click();
    await expect(page.getByTestId('precheck')).toContainText('居民身份证');
    await shoot(page, 'application-precheck');
    await page.getByTestId('precheck-print').click();
    await expect(page.getByTestId('precheck')).toBeHidden();

    await page.getByTestId('person-open-case').click();
    await page.getByTestId('step-application').click();
    await expect(page.getByTestId('rules-none')).toBeVisible();
    await shoot(page, 'application-section');
    await page.getByTestId('rule-political-rights').click();
    await expect(page.getByTestId('rule-outcome')).toHaveAttribute('data-outcome', 'refused');
    await page.getByTestId('print-refusal').scrollIntoViewIfNeeded();
    await shoot(page, 'application-refused');
    await page.getByTestId('print-refusal').click();
    await expect(page.getByTestId('print-refusal')).toHaveText('补打不予受理通知书');
    await page.getByTestId('print-refusal').click();
    await page.getByTestId('reprint-usual').first().click();
    await shoot(page, 'application-refusal-copy');
    await page.getByTestId('reprint-confirm').click();
    await expect(page.getByTestId('reprint-confirm')).toBeHidden();
    await expect(page.getByTestId('voucher').first()).toContainText('不予受理通知书 补打 1');
    await page.getByTestId('rules-none').click();
    await expect(page.getByTestId('rule-outcome')).toBeHidden();

    await page.getByTestId('identities').click();
    await page.keyboard.type('烈士遗属');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('identity-use-9')).toBeVisible();
    await expect(page.getByTestId('rule-old-wound')).toBeVisible();
    await page.getByTestId('identities').scrollIntoViewIfNeeded();
    await shoot(page, 'application-identities');
    await page.getByTestId('rules-none').click();
    await page.getByTestId('duplicates').getByTestId('duplicate-compare').click();
    await expect(page.getByTestId('duplicate-table')).toContainText(double.idNumber);
    await page.getByTestId('duplicate-reason').fill('照片和口音都不是一个人');
    await shoot(page, 'application-duplicate');
    await page.getByTestId('duplicate-different').click();
    await expect(page.getByTestId('duplicates')).toBeHidden();

    await page.getByTestId('applicant-agent').click();
    await desk.reader.tap(inventedCard({ name: '欧阳未名', idNumber: '999999193601010012', birth: '19360101' }));
    await page.getByTestId('applicant-relation').click();
    await page.getByText('配偶', { exact: true }).last().click();
    await page.getByTestId('applicant-use-card').click();
    await expect(page.getByTestId('applicant-shown')).toContainText('代办人');
    await expect(page.getByTestId('material-mandate')).toBeVisible();
    await page.getByTestId('consent-bank-account').getByText('不同意', { exact: true }).click();
    await expect(page.getByTestId('consent-refused')).toContainText('银行账户');
    await shoot(page, 'application-consent-refused');
    await clerk.askConsents();
    await expect(page.getByTestId('consent-refused')).toBeHidden();
    await page.getByTestId('consent-print').click();
    await page.getByTestId('consent-signature-open').click();
    await expect(page.getByTestId('consent-notice')).toContainText('银行账户');
    await shoot(page, 'application-consent-notice');
    await page.keyboard.press('Escape');
    await shoot(page, 'application-agent');

    await page.getByTestId('tell-open').click();
    await page.getByTestId('tell-fault').fill('户口簿看不清');
    await page.getByTestId('tell-mend').fill('带原件来');
    await shoot(page, 'application-tell');
    await page.getByTestId('tell-print').click();
    await expect(page.getByTestId('told')).toContainText('户口簿看不清');
    await page.getByTestId('material-id-card-received').click();
    await expect(page.getByTestId('told').locator('[data-mended=true]')).toHaveCount(1);
    await shoot(page, 'application-told');

    const manager = await desk.page('manager');
    await manager.getByTestId('menu-rules').click();
    await expect(manager.getByTestId('rule-active-shanxi-expelled')).not.toBeChecked();
    await shoot(manager, 'manager-rules');
    await manager.getByTestId('manager-clerk').locator('input').fill('陈静');
    await manager.getByTestId('rule-end-honour-harmed').click();
    await manager.getByTestId('rule-add-sentence').fill('有未了结的案件');
    await manager.getByTestId('rule-add-article').fill('本市实施办法第八条');
    await manager.getByTestId('rule-add-source').fill('市局 2022 年 3 号文');
    await manager.getByTestId('rule-add').click();
    await manager.getByTestId('policy-reason').fill('市局 2022 年 3 号文');
    await shoot(manager, 'manager-rules-changed');
    await manager.getByTestId('policy-save').click();
    await expect(manager.getByTestId('policy-edition-1')).toContainText('陈静');
    await expect(manager.getByTestId('rule-state-honour-harmed')).toHaveText('已结束');
    await manager.getByTestId('menu-consents').click();
    await manager.getByTestId('consent-recipient-photo').fill('');
    await expect(manager.getByTestId('policy-problem')).toContainText('没有写交给谁');
    await shoot(manager, 'manager-consents');
    await manager.getByTestId('menu-photoBounds').click();
    await manager.getByTestId('photo-bound-tiltDegrees').fill('8');
    await manager.getByTestId('photo-bound-tiltDegrees').blur();
    await manager.getByTestId('photo-point-add').click();
    await expect(manager.getByTestId('policy-problem')).toContainText('要看的有一条没有写');
    await manager.locator('[data-testid^=photo-point-station-]').fill('没有别胸花、彩带');
    await manager.getByTestId('photo-reasons').fill('本人行动不便，只能这样拍\n停电，补光灯用不了');
    await manager.getByTestId('policy-reason').fill('镜头装得低');
    await manager.getByTestId('photo-reasons').scrollIntoViewIfNeeded();
    await shoot(manager, 'manager-photo-lists');
    await shoot(manager, 'manager-photo-bounds');
    await manager.getByTestId('policy-save').click();
    await expect(manager.getByTestId('photo-version')).toContainText('本站第 1 次修改');
    await manager.getByTestId('menu-duplicates').click();
    await expect(manager.getByTestId('duplicates-none')).toBeVisible();
    await shoot(manager, 'manager-duplicates');
  } finally {
    await desk.close();
  }
});
