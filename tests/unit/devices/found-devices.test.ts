import { expect, test } from 'vitest';
import { findDevices, type Looking } from '#electron/devices/found-devices.ts';

const linux: Looking = {
  platform: 'linux',
  listPorts: () => Promise.resolve([]),
  run: () => Promise.reject(new Error('no such program')),
  namesIn: () => Promise.resolve([]),
};

test('a machine without udev and without a print service has nothing to choose, and nothing fails', async () => {
  const broken = { ...linux, listPorts: () => Promise.reject(new Error('spawn udevadm ENOENT')) };
  expect(await findDevices(broken)).toEqual({ ports: [], printers: [] });
});

test('ports by the maker’s name, without the built-in ones that are not there; queues and USB printers', async () => {
  const found = await findDevices({
    ...linux,
    listPorts: () =>
      Promise.resolve([
        { path: '/dev/ttyS0' },
        { path: '/dev/ttyUSB0', manufacturer: 'Prolific' },
        { path: '/dev/ttyACM0' },
      ]),
    run: (program, args) => Promise.resolve(program === 'lpstat' && args[0] === '-e' ? 'XP-80C\n小票机\n' : ''),
    namesIn: (folder) => Promise.resolve(folder === '/dev/usb' ? ['lp0', 'hiddev0'] : []),
  });
  expect(found).toEqual({
    ports: [
      { path: '/dev/ttyUSB0', maker: 'Prolific' },
      { path: '/dev/ttyACM0', maker: '' },
    ],
    printers: [
      { url: 'file:/dev/usb/lp0', name: 'lp0' },
      { url: 'system:XP-80C', name: 'XP-80C' },
      { url: 'system:小票机', name: '小票机' },
    ],
  });
});

test('Windows: COM ports with their friendly names and shared queues', async () => {
  const found = await findDevices({
    ...linux,
    platform: 'win32',
    listPorts: () =>
      Promise.resolve([{ path: 'COM3', manufacturer: 'wch.cn', friendlyName: 'USB-SERIAL CH340 (COM3)' }]),
    run: (program) => Promise.resolve(program === 'powershell' ? 'XP80\r\n' : ''),
  });
  expect(found).toEqual({
    ports: [{ path: 'COM3', maker: 'USB-SERIAL CH340 (COM3)' }],
    printers: [{ url: 'system:XP80', name: 'XP80' }],
  });
});
