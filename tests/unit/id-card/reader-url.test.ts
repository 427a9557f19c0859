import { expect, test } from 'vitest';
import { createIdCardReader } from '#electron/devices/id-card/create-id-card-reader.ts';
import { parseReaderUrl } from '#electron/devices/id-card/reader-url.ts';

test.each([
  ['none', { kind: 'none' }],
  ['serial:/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 115200 }],
  ['serial:/dev/ttyUSB0?baud=9600', { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 9600 }],
  [
    'serial:/dev/serial/by-id/usb-X_Y-port0',
    { kind: 'serial', path: '/dev/serial/by-id/usb-X_Y-port0', baudRate: 115200 },
  ],
  ['serial:COM3?baud=57600', { kind: 'serial', path: 'COM3', baudRate: 57600 }],
  ['serial:\\\\?\\COM12', { kind: 'serial', path: '\\\\?\\COM12', baudRate: 115200 }],
  ['tcp://127.0.0.1:4001', { kind: 'tcp', host: '127.0.0.1', port: 4001 }],
  ['tcp://[::1]:4001', { kind: 'tcp', host: '::1', port: 4001 }],
  ['tcp://reader.station:4001/', { kind: 'tcp', host: 'reader.station', port: 4001 }],
])('%s is an address', (url, address) => {
  expect(parseReaderUrl(url)).toEqual(address);
});

test.each([
  '',
  'usb:0400:c35a',
  'serial:',
  'serial:?baud=9600',
  'serial:/dev/ttyUSB0?baud=300',
  'serial:/dev/ttyUSB0?baud=',
  'serial:/dev/ttyUSB0?speed=9600',
  'tcp://host',
  'tcp://host:0',
  'tcp://host:70000',
  'tcp://:4001',
  'tcp://user@host:4001',
  'tcp://host:4001/path',
  'tcp://host:4001?x=1',
])('%s is refused', (url) => {
  expect(parseReaderUrl(url)).toBeNull();
  expect(() => createIdCardReader(url)).toThrow(
    expect.objectContaining({ code: 'device.address', data: { address: url } }),
  );
});

test('a station without a reader has one that is off', async () => {
  const reader = createIdCardReader('none');
  reader.start();
  expect(reader.status()).toEqual({ state: 'off', problem: null, samId: null });
  await reader.stop();
});
