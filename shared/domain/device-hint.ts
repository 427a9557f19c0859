/** Why a device could not be reached, whatever the system called it. */
export const deviceFaults = [
  'permission',
  'missing',
  'busy',
  'refused',
  'unreachable',
  'host-unknown',
  'timeout',
  'no-print-service',
  'other',
] as const;
export type DeviceFault = (typeof deviceFaults)[number];

export const deviceTransports = ['serial', 'tcp', 'file', 'system', 'none'] as const;
export type DeviceTransport = (typeof deviceTransports)[number];

export const devicePlatforms = ['linux', 'win32', 'other'] as const;
export type DevicePlatform = (typeof devicePlatforms)[number];

/** What a person should do next; the sentences are in shared/i18n/zh-CN/device-hints.ts. */
export type DeviceHint =
  | 'join-dialout'
  | 'join-lp'
  | 'ask-administrator'
  | 'close-other-program'
  | 'plug-in-port'
  | 'plug-in-windows'
  | 'plug-in-usb-printer'
  | 'switch-on-device'
  | 'check-network'
  | 'check-address'
  | 'install-print-service'
  | 'add-queue'
  | 'share-queue'
  | 'replug';

export type DeviceTrouble = {
  readonly platform: DevicePlatform;
  readonly fault: DeviceFault;
  readonly transport: DeviceTransport;
};

/** The next action for a trouble: total, so that no error leaves a clerk without one. */
export function deviceHint({ platform, fault, transport }: DeviceTrouble): DeviceHint {
  if (transport === 'tcp') return NETWORK[fault];
  if (transport === 'system') return queueHint(platform, fault);
  if (fault === 'busy') return 'close-other-program';
  if (fault === 'permission') return permissionHint(platform, transport);
  if (fault !== 'missing') return 'replug';
  if (platform === 'win32') return 'plug-in-windows';
  return transport === 'file' ? 'plug-in-usb-printer' : 'plug-in-port';
}

const NETWORK: Readonly<Record<DeviceFault, DeviceHint>> = {
  permission: 'check-network',
  missing: 'check-address',
  busy: 'close-other-program',
  refused: 'switch-on-device',
  unreachable: 'check-network',
  'host-unknown': 'check-address',
  timeout: 'check-network',
  'no-print-service': 'check-network',
  other: 'check-network',
};

function queueHint(platform: DevicePlatform, fault: DeviceFault): DeviceHint {
  // On Windows a queue is reached as the share of the same name.
  if (platform === 'win32') return 'share-queue';
  return fault === 'no-print-service' && platform === 'linux' ? 'install-print-service' : 'add-queue';
}

function permissionHint(platform: DevicePlatform, transport: DeviceTransport): DeviceHint {
  // Windows says "access denied" of a serial port that another program holds open; it has no permissions of its own.
  if (platform === 'win32') return transport === 'serial' ? 'close-other-program' : 'ask-administrator';
  if (platform !== 'linux') return 'ask-administrator';
  return transport === 'serial' ? 'join-dialout' : 'join-lp';
}
