import { describe, expect, test } from 'vitest';
import { parsePrinterUrl, PrinterUrlError } from '#electron/devices/printer/printer-url.ts';

describe('printer addresses', () => {
  test.each([
    ['tcp://192.0.2.9:9101', { transport: 'tcp', host: '192.0.2.9', port: 9101, answers: true }],
    ['tcp://printer', { transport: 'tcp', host: 'printer', port: 9100, answers: true }],
    ['tcp://[::1]:9100?status=no', { transport: 'tcp', host: '::1', port: 9100, answers: false }],
    ['serial:/dev/ttyUSB0?baud=9600', { transport: 'serial', path: '/dev/ttyUSB0', baudRate: 9600, answers: true }],
    ['serial:COM3', { transport: 'serial', path: 'COM3', baudRate: 19_200, answers: true }],
    ['file:/dev/usb/lp0', { transport: 'file', path: '/dev/usb/lp0' }],
    ['system:小票 打印机', { transport: 'system', name: '小票 打印机' }],
    [' none ', { transport: 'none' }],
  ])('%s', (url, address) => {
    expect(parsePrinterUrl(url)).toEqual(address);
  });

  test.each([
    '',
    'tcp://',
    'tcp://host:0',
    'tcp://host:70000',
    'tcp:host',
    'tcp://a/b',
    'serial:',
    'serial:/dev/x?baud=fast',
    'serial:/dev/x?baud=0',
    'file:',
    'system:',
    'system:-o',
    'system:a\\b',
    'http://host',
    'tcp://host?status=maybe',
  ])('refuses %j', (url) => {
    expect(() => parsePrinterUrl(url)).toThrow(PrinterUrlError);
  });
});
