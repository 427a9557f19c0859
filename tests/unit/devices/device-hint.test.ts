import { expect, test } from 'vitest';
import { faultOf } from '#electron/devices/device-fault.ts';
import {
  deviceFaults,
  deviceHint,
  devicePlatforms,
  deviceTransports,
  type DeviceTrouble,
} from '#shared/domain/device-hint.ts';
import { hintText } from '#shared/i18n/zh-CN/device-hints.ts';

test.each([
  ['linux', 'permission', 'serial', 'join-dialout'],
  ['linux', 'permission', 'file', 'join-lp'],
  ['linux', 'busy', 'serial', 'close-other-program'],
  ['linux', 'missing', 'serial', 'plug-in-port'],
  ['linux', 'missing', 'file', 'plug-in-usb-printer'],
  ['linux', 'no-print-service', 'system', 'install-print-service'],
  ['linux', 'missing', 'system', 'add-queue'],
  // "Access denied" of a COM port means that another program has it.
  ['win32', 'permission', 'serial', 'close-other-program'],
  ['win32', 'missing', 'serial', 'plug-in-windows'],
  ['win32', 'missing', 'system', 'share-queue'],
  ['win32', 'permission', 'file', 'ask-administrator'],
  ['win32', 'refused', 'tcp', 'switch-on-device'],
  ['linux', 'host-unknown', 'tcp', 'check-address'],
  ['linux', 'timeout', 'tcp', 'check-network'],
  ['linux', 'other', 'serial', 'replug'],
] as const)('%s, %s on %s: %s', (platform, fault, transport, hint) => {
  expect(deviceHint({ platform, fault, transport })).toBe(hint);
});

test('every trouble has a next action, and Windows is never told a Linux command', () => {
  const all = devicePlatforms.flatMap((platform) =>
    deviceFaults.flatMap((fault) =>
      deviceTransports.map((transport): DeviceTrouble => ({ platform, fault, transport })),
    ),
  );
  for (const trouble of all) {
    const { next, command } = hintText[deviceHint(trouble)];
    expect(next).not.toBe('');
    if (trouble.platform !== 'linux') expect(command).toBeNull();
  }
  expect(hintText['join-dialout'].command).toBe('sudo usermod -aG dialout "$USER"');
});

const withCode = (code: string) => Object.assign(new Error('x'), { code });

test.each([
  ['Error: Permission denied, cannot open /dev/ttyUSB0', 'permission'],
  ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'missing'],
  ['Error Resource temporarily unavailable Cannot lock port', 'busy'],
  ['Opening COM3: Access denied', 'permission'],
  ['Opening COM9: File not found', 'missing'],
  ['no connection in time', 'timeout'],
  ['opening the printer line took too long', 'timeout'],
  ['something new', 'other'],
])('what serialport says: %s', (message, fault) => {
  expect(faultOf(new Error(message))).toBe(fault);
});

test('what the system codes say, and what is no error at all', () => {
  expect(['EACCES', 'ENOENT', 'EBUSY', 'ECONNREFUSED', 'ENOTFOUND'].map((code) => faultOf(withCode(code)))).toEqual([
    'permission',
    'missing',
    'busy',
    'refused',
    'host-unknown',
  ]);
  expect(faultOf('text')).toBe('other');
});
