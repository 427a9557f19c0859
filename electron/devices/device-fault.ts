import type { DeviceFault } from '#shared/domain/device-hint.ts';

const BY_CODE: Readonly<Record<string, DeviceFault>> = {
  EACCES: 'permission',
  EPERM: 'permission',
  ENOENT: 'missing',
  ENODEV: 'missing',
  ENXIO: 'missing',
  EBUSY: 'busy',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'host-unknown',
  ETIMEDOUT: 'timeout',
};

/** serialport gives no codes, only the system's words (Linux: strerror; Windows: its own). */
const BY_WORDS: readonly (readonly [RegExp, DeviceFault])[] = [
  [/cannot lock port|resource (?:temporarily unavailable|busy)/i, 'busy'],
  [/permission denied|access (?:is )?denied/i, 'permission'],
  [/no such (?:file|device)|file not found|cannot find/i, 'missing'],
  [/too long|in time/i, 'timeout'],
];

/** What kept a device from being opened, from whatever error opening it gave. */
export function faultOf(error: unknown): DeviceFault {
  if (!(error instanceof Error)) return 'other';
  const code = 'code' in error && typeof error.code === 'string' ? BY_CODE[error.code] : undefined;
  return code ?? BY_WORDS.find(([words]) => words.test(error.message))?.[1] ?? 'other';
}
