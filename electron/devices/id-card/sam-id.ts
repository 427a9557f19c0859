/**
 * The module's number as vendors print it, e.g. `05.01-20130401-0001234567-0123456789`, from the 16 bytes of command 12 FF:
 * u16LE, u16LE, then date, serial and random part as u32LE. Null if the size is wrong.
 */
export function formatSamId(data: Uint8Array): string | null {
  if (data.length !== 16) return null;
  const bytes = Buffer.from(data);
  const decimal = (value: number, digits: number): string => String(value).padStart(digits, '0');
  const head = `${decimal(bytes.readUInt16LE(0), 2)}.${decimal(bytes.readUInt16LE(2), 2)}`;
  const parts = [
    decimal(bytes.readUInt32LE(4), 8),
    decimal(bytes.readUInt32LE(8), 10),
    decimal(bytes.readUInt32LE(12), 10),
  ];
  return [head, ...parts].join('-');
}
