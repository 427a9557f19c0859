import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { PrinterStatusView, ReaderStatusView } from '#shared/contract/devices.ts';
import type { DayReport } from '#shared/contract/reports.ts';
import { DeskError } from '#shared/errors.ts';
import { ManagerScreen } from '#renderer/screens/manager/ManagerScreen.tsx';
import { EventFeed } from '#tests/support/event-feed.ts';
import { createFakeStation, printerReady, readerIdle, type FakeAnswers } from '#tests/support/fake-station.ts';
import { sampleDay } from '#tests/support/manager-samples.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';
import { sampleDescription } from '#tests/support/sample-description.ts';

afterEach(cleanup);

function open(answers: FakeAnswers = {}): void {
  renderWithStation(createFakeStation({ reports: { day: () => sampleDay }, ...answers }), <ManagerScreen />);
}

const textOf = async (testId: string): Promise<string> => (await screen.findByTestId(testId)).textContent;
const measures = ['booked', 'arrived', 'served', 'accepted'] as const;

describe("the day's figures", () => {
  it.each(measures)('%s is shown, and both tables sum to it', async (measure) => {
    open();
    const figure = String(sampleDay[measure]);
    expect(await textOf(`figure-${measure}`)).toBe(figure);
    expect(await textOf(`sum-class-${measure}`)).toBe(figure);
    expect(await textOf(`sum-channel-${measure}`)).toBe(figure);
  });

  it('shows waiting, roster and what remains', async () => {
    open();
    expect(await textOf('figure-waiting-now')).toBe('5');
    expect(await textOf('figure-wait-average')).toBe('12.4');
    expect(await textOf('figure-wait-median')).toBe('9');
    expect(await textOf('figure-wait-longest')).toBe('41.5');
    expect(await textOf('figure-roster-total')).toBe('600');
    expect(await textOf('figure-accepted-total')).toBe('129');
    expect(await textOf('figure-remaining')).toBe('471');
    expect((await screen.findByTestId('table-class')).textContent).toContain('没有填写');
  });

  it('says that nobody was called yet instead of showing a wait of nothing', async () => {
    open({ reports: { day: () => ({ ...sampleDay, wait: null }) } });
    expect(await textOf('wait')).toContain('这一天还没有叫过号');
    expect(screen.queryByTestId('figure-wait-average')).toBeNull();
  });

  it('counts anew when something changed', async () => {
    const feed = new EventFeed<{ nouns: ['cases'] }>();
    let accepted = 29;
    open({
      reports: { day: () => ({ ...sampleDay, accepted }) },
      changes: { watch: (_, signal) => feed.stream(signal) },
    });
    expect(await textOf('figure-accepted')).toBe('29');
    accepted = 30;
    feed.push({ nouns: ['cases'] });
    await waitFor(() => expect(screen.getByTestId('figure-accepted').textContent).toBe('30'));
  });

  it('shows another day when asked, and names it', async () => {
    const asked: string[] = [];
    const day = (date: string): DayReport => ({ ...sampleDay, date, booked: date === '2022-02-27' ? 3 : 42 });
    open({
      reports: {
        day: ({ date }) => {
          asked.push(date);
          return day(date);
        },
      },
    });
    fireEvent.click(await screen.findByTestId('day-previous'));
    await waitFor(() => expect(screen.getByTestId('figure-booked').textContent).toBe('3'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2022-02-27 的情况');
    fireEvent.click(screen.getByTestId('day-today'));
    await waitFor(() => expect(screen.getByTestId('figure-booked').textContent).toBe('42'));
    expect(asked).toEqual(['2022-02-28', '2022-02-27']);
  });
});

describe('devices', () => {
  const status = (printer: Partial<PrinterStatusView>, reader: Partial<ReaderStatusView> = {}) => ({
    devices: { status: () => ({ reader: { ...readerIdle, ...reader }, printer: { ...printerReady, ...printer } }) },
  });
  const openDevices = async (answers: FakeAnswers): Promise<void> => {
    open(answers);
    fireEvent.click(await screen.findByTestId('menu-devices'));
    await screen.findByTestId('printer-card');
  };

  it.each([
    ['file', true],
    ['keychain', false],
  ] as const)('a key kept in a %s: warning %s', async (keySource, warned) => {
    await openDevices({ station: { describe: () => ({ ...sampleDescription, keySource }) } });
    expect(screen.queryByTestId('key-warning') !== null).toBe(warned);
  });

  it('says what is wrong, what to do, and marks the menu', async () => {
    await openDevices(status({ condition: 'out-of-paper', queued: 2 }, { state: 'offline', problem: 'no-answer' }));
    expect(screen.getByTestId('printer-card').textContent).toContain('打印机没有纸了装好纸、合上盖子');
    expect(screen.getByTestId('printer-card').textContent).toContain('等着打印 2 张');
    expect(screen.getByTestId('reader-card').textContent).toContain('线是通的，但读卡器没有回答');
    expect(screen.getByTestId('menu-devices').textContent).toContain('需要处理');
  });

  it('is calm when all is well', async () => {
    await openDevices({});
    expect(screen.getByTestId('menu-devices').textContent).toBe('设备');
    expect(screen.queryByTestId('practice-hints')).toBeNull();
  });

  it('expects no report of a printer that cannot give one', async () => {
    await openDevices(status({ statusCapable: false, condition: 'unknown' }));
    expect(screen.getByTestId('printer-card').textContent).toContain('它不报告自己的情况');
    expect(screen.getByTestId('printer-card').textContent).toContain('要由人确认是否出票');
    expect(screen.getByTestId('menu-devices').textContent).toBe('设备');
  });

  it('saves both addresses and the paper width once', async () => {
    const calls: unknown[] = [];
    const answer = Promise.withResolvers<{ reader: ReaderStatusView; printer: PrinterStatusView }>();
    await openDevices({
      devices: {
        status: () => ({ reader: readerIdle, printer: printerReady }),
        configure: ({ printerUrl, readerUrl, columns, rasterOnly }) => {
          calls.push({ printerUrl, readerUrl, columns, rasterOnly });
          return answer.promise;
        },
      },
    });
    fireEvent.change(screen.getByTestId('device-printerUrl'), { target: { value: ' tcp://192.168.1.50:9100 ' } });
    fireEvent.click(screen.getByText('58 毫米纸（每行 32 格）'));
    fireEvent.click(screen.getByText('整张画成图（没有汉字库的打印机）'));
    const save = screen.getByTestId('device-save');
    fireEvent.click(save);
    fireEvent.click(save);
    await waitFor(() => expect(calls).toHaveLength(1));
    answer.resolve({ reader: readerIdle, printer: { ...printerReady, url: 'tcp://192.168.1.50:9100' } });
    await screen.findByText('地址 tcp://192.168.1.50:9100');
    expect(calls).toEqual([
      { printerUrl: 'tcp://192.168.1.50:9100', readerUrl: 'serial:/dev/ttyUSB0', columns: 32, rasterOnly: true },
    ]);
  });

  it('names a wrong address at its box and keeps what was typed', async () => {
    await openDevices({
      devices: {
        status: () => ({ reader: readerIdle, printer: printerReady }),
        configure: ({ readerUrl }) => {
          throw new DeskError('device.address', { address: readerUrl });
        },
      },
    });
    const box = screen.getByTestId<HTMLInputElement>('device-readerUrl');
    fireEvent.change(box, { target: { value: 'usb1' } });
    fireEvent.click(screen.getByTestId('device-save'));
    await screen.findByText('设备地址“usb1”写得不对，请按说明重新填写。');
    expect(box.value).toBe('usb1');
  });
});

describe('phases', () => {
  it('marks what is open today and what opens next', async () => {
    const [first] = sampleDescription.phases;
    if (first === undefined) throw new Error('the sample has a phase');
    const later = (id: string, opensOn: string) => ({ ...first, id, name: id, opensOn });
    const phases = [first, later('b', '2022-03-15'), later('c', '2022-04-01')];
    open({ station: { describe: () => ({ ...sampleDescription, phases }) } });
    fireEvent.click(await screen.findByTestId('menu-phases'));
    const shown = screen.getAllByTestId('phase');
    expect(shown.map((each) => each.dataset['state'])).toEqual(['open', 'next', 'later']);
    expect(shown[1]?.textContent).toContain('还有 15 天');
    // A channel the profile does not name is shown by its code rather than lost.
    expect(shown[0]?.textContent).toContain('电话预约、onsite');
  });
});
