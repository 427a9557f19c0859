import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Numeric comparison as Bluetooth does it. The screen commits to its nonce and its public value, the host answers with a
 * nonce, the screen reveals; only then are the six digits known to either side. Somebody in the middle must fix his own
 * values before he can see the other side's, so that his two codes agree by chance only: one in a million.
 */
export type PairingFacts = {
  /** SHA-256 of the certificate in DER, hex: the host's own, or the one the screen was shown. */
  readonly fingerprint: string;
  /** SHA-256 of the screen's secret, hex: its public value. The secret itself never travels while pairing. */
  readonly credentialHash: string;
  /** 32 random bytes each, hex. */
  readonly screenNonce: string;
  readonly hostNonce: string;
};

const DIGITS = 6;

/** What the screen sends first, hex. */
export function commitmentOf({ screenNonce, credentialHash }: Pick<PairingFacts, 'screenNonce' | 'credentialHash'>) {
  return digest('commitment', [screenNonce, credentialHash]).toString('hex');
}

/** Does what was revealed fit what was promised? */
export function keepsPromise(
  commitment: string,
  revealed: Pick<PairingFacts, 'screenNonce' | 'credentialHash'>,
): boolean {
  const promised = Buffer.from(commitment, 'hex');
  const kept = Buffer.from(commitmentOf(revealed), 'hex');
  return promised.length === kept.length && timingSafeEqual(promised, kept);
}

/** The six digits both sides show. */
export function comparisonCode({ fingerprint, credentialHash, screenNonce, hostNonce }: PairingFacts): string {
  const bytes = digest('code', [fingerprint, credentialHash, screenNonce, hostNonce]);
  const number = BigInt(`0x${bytes.toString('hex')}`) % 10n ** BigInt(DIGITS);
  return number.toString().padStart(DIGITS, '0');
}

/** The public value of a screen's secret, and what the store keeps of it. */
export function credentialHashOf(credential: string): string {
  return createHash('sha256').update(credential).digest('hex');
}

/** Every part has its length before it, so that no two lists of parts are the same bytes. */
function digest(purpose: string, parts: readonly string[]): Buffer {
  const hash = createHash('sha256').update(`youdai-desk pairing 1 ${purpose}`);
  for (const part of parts) hash.update(`|${part.length}:${part}`);
  return hash.digest();
}
