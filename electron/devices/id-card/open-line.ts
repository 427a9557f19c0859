import type { Line, LineEvents, LineLimits } from './line.ts';
import type { ReaderAddress } from './reader-url.ts';
import { openSerialLine } from './serial-line.ts';
import { openTcpLine } from './tcp-line.ts';

export type LineAddress = Exclude<ReaderAddress, { kind: 'none' }>;

export function openLine(address: LineAddress, events: LineEvents, limits: LineLimits): Promise<Line> {
  return address.kind === 'serial' ? openSerialLine(address, events) : openTcpLine(address, events, limits);
}
