import { expect, test } from '@playwright/test';
import { inventedCard } from '#tests/support/sam-reader/invented-card.ts';
import { Desk, shoot } from './desk.ts';

test('every device is shown, tried and found again on one page', async () => {
  const desk = await Desk.open(['--clock', '2022-02-28T08:00']);
  try {
    const page = await desk.page('manager');
    await page.getByTestId('menu-devices').click();
    await expect(page.getByTestId('reader-card')).toHaveAttribute('data-state', 'idle');
    await shoot(page, 'devices-page');

    await page.getByTestId('printer-test').click();
    await expect(page.getByTestId('printer-trial')).toContainText('测试页打好了');
    expect(desk.printer.jobs()[0]?.text.join('\n')).toContain('打印测试页');

    await page.getByTestId('reader-test').click();
    await expect(page.getByTestId('reader-trial')).toContainText('请放一张身份证');
    await desk.reader.tap(inventedCard({ name: '张练习' }));
    await expect(page.getByTestId('reader-trial')).toContainText('张**');
    await page.getByTestId('camera-test').click();
    await expect(page.getByTestId('camera-card')).toContainText('画面正常');
    await shoot(page, 'devices-tried');
    await page.getByTestId('camera-test').click();
    const counter = await desk.page('counter');
    await expect(counter.getByTestId('devices-now')).toContainText('打印机正常');
    await expect(counter.getByTestId('now-reader')).toContainText('可以放身份证');
    await expect(counter.getByTestId('now-camera')).toContainText('摄像头接好了');
    await shoot(counter, 'seat-devices');
    await page.getByTestId('reader-find').click();
    await page.getByTestId('printer-find').click();

    await desk.reader.unplug();
    desk.printer.fault({ kind: 'power-off' });
    await expect(page.getByTestId('device-fault')).toHaveCount(2);
    await expect(page.getByTestId('reader-card')).toContainText('对方拒绝连接');
    await shoot(page, 'devices-away');
    await expect(counter.getByTestId('now-reader')).toContainText('读卡器没有连上（对方拒绝连接）');
    await expect(counter.getByTestId('now-printer')).toContainText('打开设备电源等半分钟');
    await shoot(counter, 'seat-devices-away');
    await desk.reader.plugIn();
    await expect(page.getByTestId('reader-card')).toHaveAttribute('data-state', 'idle', { timeout: 3_000 });
  } finally {
    await desk.close();
  }
});
