import {
  createDecipheriv,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  createPrivateKey,
  createPublicKey,
} from 'node:crypto';

const POINT_BYTES = 65;
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** What stands before a raw P-256 point to make it a public key in DER. */
const SPKI_HEADER = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');
export const SEAL_PURPOSE = 'youdai-desk sealed 1';

export type SealKeys = { readonly privatePem: string; readonly publicKey: string };

/** A key pair for texts that only this host can read: the kiosk that sealed one cannot open it again. */
export function makeSealKeys(): SealKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: rawPoint(publicKey).toString('base64'),
  };
}

/**
 * Opens `ephemeral point | iv | ciphertext | tag` (base64): ECDH P-256, HKDF-SHA-256 over `about`, AES-256-GCM. Null when it was not
 * sealed for this key and this `about`.
 */
export function openSealed(privatePem: string, sealed: string, about: string): string | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < POINT_BYTES + IV_BYTES + TAG_BYTES) return null;
  try {
    const point = bytes.subarray(0, POINT_BYTES);
    const publicKey = createPublicKey({ key: Buffer.concat([SPKI_HEADER, point]), format: 'der', type: 'spki' });
    const secret = diffieHellman({ privateKey: createPrivateKey(privatePem), publicKey });
    const key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `${SEAL_PURPOSE}|${about}`, 32));
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(POINT_BYTES, POINT_BYTES + IV_BYTES));
    cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([cipher.update(bytes.subarray(POINT_BYTES + IV_BYTES, -TAG_BYTES)), cipher.final()]).toString(
      'utf8',
    );
  } catch {
    // Not a point, not our key, or changed on the way: to the caller all the same.
    return null;
  }
}

function rawPoint(publicKey: KeyObject): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' }).subarray(-POINT_BYTES);
}
