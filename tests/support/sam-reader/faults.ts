import type { ModuleCommand } from './sam-module.ts';

/**
 * `garbage` noise before and after the reply, with false starts in it · `half-frame` the reply stops half-way ·
 * `slow` a few bytes at a time · `bad-checksum` · `silence` no reply · `word` only the status word given ·
 * `card-gone` the card is pulled before the module can answer · `stray` a stale reply to another command comes first ·
 * `unplug` half a reply, then the cable is out until `plugIn`.
 */
export const FAULT_KINDS = [
  'garbage',
  'half-frame',
  'slow',
  'bad-checksum',
  'silence',
  'word',
  'card-gone',
  'stray',
  'unplug',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What goes wrong with the next `times` replies (1 if not said) to `on` (any command if not said). */
export type SamFault = {
  readonly kind: FaultKind;
  readonly on?: ModuleCommand;
  readonly times?: number;
  /** SW3 for `word`. */
  readonly word?: number;
};

const FALSE_STARTS = ['aa', 'aaaa', 'aaaaaa96', 'aaaaaa9669ffff', 'aaaaaa96690002', '00ff55', '9669'];
/** What a line carries that nobody means. */
export const NOISE = Buffer.from(FALSE_STARTS.join('13'), 'hex');

export type FaultedReply = { readonly bytes: Buffer; readonly chunkBytes: number; readonly thenUnplug: boolean };

/** The reply as it leaves the module under a fault that only touches bytes. */
export function spoil(reply: Buffer, fault: SamFault | null): FaultedReply {
  const whole = { chunkBytes: reply.length + NOISE.length * 2, thenUnplug: false };
  if (fault === null) return { ...whole, bytes: reply };
  switch (fault.kind) {
    case 'garbage':
      return { ...whole, bytes: Buffer.concat([NOISE, reply, NOISE]) };
    case 'half-frame':
      return { ...whole, bytes: reply.subarray(0, Math.floor(reply.length / 2)) };
    case 'unplug':
      return { ...whole, bytes: reply.subarray(0, Math.floor(reply.length / 2)), thenUnplug: true };
    case 'silence':
      return { ...whole, bytes: Buffer.alloc(0) };
    case 'bad-checksum': {
      const bytes = Buffer.from(reply);
      bytes.writeUInt8((bytes.at(-1) ?? 0) ^ 0x01, bytes.length - 1);
      return { ...whole, bytes };
    }
    case 'slow':
      return { bytes: reply, chunkBytes: 9, thenUnplug: false };
    case 'word':
    case 'card-gone':
    case 'stray':
    default:
      return { ...whole, bytes: reply };
  }
}
