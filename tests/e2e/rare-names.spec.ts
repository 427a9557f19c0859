import { expect, test, type Locator, type Page } from '@playwright/test';
import { commonText } from '#shared/i18n/zh-CN/common.ts';
import { spellUnshown, unshownIn } from '#renderer/lib/unshown-characters.ts';
import { inventedIdNumber } from '#tests/support/people-builder.ts';
import { rareNames } from '#tests/support/rare-names.ts';
import { connectTo, enterStation } from '#tests/support/station-connection.ts';
import { CounterClerk } from './counter-clerk.ts';
import { Desk, shoot } from './desk.ts';

/** Which fonts the browser really took for the text in an element, and whether the page brought them along. */
async function fontsOf(page: Page, element: Locator): Promise<readonly { family: string; isOwn: boolean }[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  await element.evaluate((node) => node.setAttribute('data-look', 'here'));
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '[data-look="here"]' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await element.evaluate((node) => node.removeAttribute('data-look'));
  await session.detach();
  if (fonts.length === 0) throw new Error('no text here');
  return fonts.map(({ familyName, isCustomFont }) => ({ family: familyName, isOwn: isCustomFont }));
}

/** Nothing but the page's own fonts draws a box's text, and each character they lack the one that spells it. */
async function expectSpelt(page: Page, box: Locator, text: string): Promise<void> {
  await expect(box).toHaveValue(text);
  await expect(box).toHaveAttribute('title', commonText.unshown(unshownIn(text)));
  const families = async () =>
    (await fontsOf(page, box)).map(({ family, isOwn }) => (isOwn ? family : `machine: ${family}`));
  await expect.poll(families, text).toContain('DeskSpelled');
  await expect
    .poll(async () => (await families()).filter((family) => !/^(DeskSpelled|Noto Sans SC)/.test(family)))
    .toEqual([]);
}

test('every character of a name has a shape on the page, or is spelt; none falls to the machine’s fonts', async () => {
  const desk = await Desk.open(['--clock', '2022-02-28T08:00']);
  try {
    const clerk = new CounterClerk(await desk.page('counter'));
    const { page } = clerk;
    const { client } = await connectTo(desk.station.origin, await enterStation(desk.station.openUrl), 'manager');
    const numbers = rareNames.map((_, at) => inventedIdNumber('1936-05-01', 101 + 2 * at));
    for (const [at, { name }] of rareNames.entries())
      await client.people.register({
        requestId: crypto.randomUUID(),
        name,
        idNumber: numbers[at] ?? '',
        phone: '',
        community: '',
        personClass: '2',
        hukou: 'district',
        residence: '',
        disabilityGrade: null,
        circumstances: [],
      });
    await clerk.sitDown('1号窗口', '李晓梅');
    await page.keyboard.press('F7');
    for (const [at, { name }] of rareNames.entries()) {
      await page.getByTestId('people-search').fill(numbers[at] ?? '');
      const found = page.getByTestId('person-result').first();
      await expect(found).toContainText(spellUnshown(name));
      const said = found.getByText(spellUnshown(name)).first();
      // A slice of a font comes when its first character does.
      await expect.poll(async () => (await fontsOf(page, said)).filter(({ isOwn }) => !isOwn), name).toEqual([]);
    }
    await page.getByTestId('people-search').fill('试');
    await expect(page.getByTestId('person-result')).toHaveCount(rareNames.length - 2);
    await shoot(page, 'rare-names-search');

    const nobodys = rareNames.findIndex(({ what }) => what.startsWith('extension H'));
    await page.getByTestId('people-search').fill(numbers[nobodys] ?? '');
    await expect(page.getByTestId('person-result')).toHaveCount(1);
    await page.keyboard.press('Enter');
    await page.getByTestId('person-open-case').click();
    await expect(page.getByTestId('case-page')).toBeVisible();
    await expect(page.locator('#at-name')).toContainText('[U+31350]');
    await expect(page.getByTestId('field-name')).toHaveValue(rareNames[nobodys]?.name ?? '');
    await page.locator('#at-name').scrollIntoViewIfNeeded();
    await shoot(page, 'rare-names-case');

    // In boxes too: the box's text is the true one, what is seen is its number, by the font made for that character.
    const cell = page.getByTestId('field-family.1.name');
    await expectSpelt(page, page.getByTestId('field-name'), rareNames[nobodys]?.name ?? '');
    await page.getByTestId('step-household').click();
    await cell.fill('吴\uf137\ue000试');
    await expectSpelt(page, cell, '吴\uf137\ue000试');
    await cell.scrollIntoViewIfNeeded();
    await shoot(page, 'rare-names-table');
    await page.keyboard.press('F7');
    await page.getByTestId('people-search').fill('周\uf137𱍐');
    await expectSpelt(page, page.getByTestId('people-search'), '周\uf137𱍐');
    await page.getByTestId('register-open').click();
    await expectSpelt(page, page.getByTestId('register-name'), '周\uf137𱍐');
    await shoot(page, 'rare-names-register');
  } finally {
    await desk.close();
  }
});
