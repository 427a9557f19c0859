import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { CaseDocument } from '#shared/contract/cases.ts';
import type { StationClient } from '#shared/contract/contract.ts';
import { agreeOneByOne, askRules } from '#tests/support/consent-client.ts';
import { connectTo } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

/** 中塘镇: two banks have a desk in the hall; the clerk sees where, and what to say, from the call to the farewell. */
let desk: Desk;
let page: Page;
const clerk = '苏建军';

test.beforeAll(async () => {
  desk = await Desk.open(['--demo', '--profile', 'zhongtang', '--clock', '2022-02-28T09:00']);
  page = await desk.page('counter');
  await new CounterClerk(page).sitDown('1号窗口', clerk);
});

test.afterAll(async () => {
  await desk.close();
});

const requestId = () => crypto.randomUUID();
const photo = readFileSync(join(import.meta.dirname, '../support/pictures/card-352x440.jpg')).toString('base64');
const looked = ['person', 'ears', 'shoulders', 'uniform', 'hat', 'glasses', 'face'];
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const answers: Readonly<Record<string, string>> = {
  ethnicCode: '01',
  address: '某市某区试样路1号',
  enlistedOn: '1975-03-01',
  dischargedOn: '1979-04-01',
  dischargeDocument: '退役证',
  deceasedName: '某烈士',
  relation: '子女',
  phone: '19999990000',
};

/** The rest of the form, as another screen would fill it in. */
async function fillAndAccept(client: StationClient, document: CaseDocument): Promise<void> {
  const { cases } = client;
  const on = () => ({ requestId: requestId(), caseId: document.id, clerk });
  for (const missing of document.missing) {
    const [kind, code] = missing.split(':');
    if (kind === 'material') await cases.setMaterial({ ...on(), code: code ?? '', state: 'received' });
    else if (missing === 'photo') await cases.setPhoto({ ...on(), jpeg: photo, confirmed: looked, reason: '' });
    else if (missing === 'rules') await askRules(client, document.id, clerk);
    else if (missing === 'consent') await agreeOneByOne(client, document.id, clerk);
    else if (missing === 'signature') await cases.setSignature({ ...on(), png: dot });
    else if (missing === 'declaration') await cases.declare({ ...on(), declared: true });
    else await cases.saveField({ ...on(), field: missing, value: answers[missing] ?? '' });
  }
  await cases.accept(on());
}

test('the courteous line follows the clerk, and the bank’s desk stands where it is chosen and at the hand-over', async () => {
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const { client, close } = await connectTo(desk.station.origin, cookies, 'counter');
  const people = await client.people.search({ query: '19999', limit: 50 });
  const person = people.find(({ eligibility, booking }) => eligibility.channels.includes('onsite') && booking === null);
  if (!person) throw new Error('nobody may come');
  await client.queue.issueAtCounter({ requestId: requestId(), personId: person.id, reason: '', clerk });

  const said = page.getByTestId('courtesy');
  const desks = new CounterClerk(page);
  await desks.callNext();
  await expect(said).toHaveText('请您到窗口来，慢慢走，不着急。');
  await desks.openCase();
  await expect(said).toHaveText('我和您核对一下信息，您看对不对？');
  await page.getByTestId('field-bank-中国农业银行中塘支行').click();
  await expect(page.getByTestId('bank-guide')).toContainText('今天在：大厅西侧邮储服务台');
  await expect(said).toContainText('您自愿选一家');
  await expect(page.getByTestId('save-mark')).toHaveAttribute('data-state', 'saved');
  await shoot(page, 'bank-desk-choice');

  const document = await client.cases.open({ requestId: requestId(), personId: person.id, ticketId: null, clerk });
  await fillAndAccept(client, document);
  close();
  await expect(page.getByTestId('bank-next')).toContainText('今天在：大厅东侧农行服务台');
  await expect(said).toContainText('回执请收好');
  await shoot(page, 'bank-desk-hand-over');
  await page.keyboard.press('F8');
  await page.getByTestId('view-work').click();
  await expect(said).toHaveText('您慢走，有事随时打电话找我们。');
  await shoot(page, 'bank-desk-farewell');
});
