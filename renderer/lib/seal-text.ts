const SEAL_PURPOSE = 'youdai-desk sealed 1';
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** Seals a text so that only the host can read it; `about` says what it belongs to. electron/platform/sealed-text.ts opens it. */
export async function sealText(hostKey: string, text: string, about: string): Promise<string> {
  const { subtle } = crypto;
  const host = await subtle.importKey('raw', bytesOf(hostKey), CURVE, false, []);
  const own = await subtle.generateKey(CURVE, false, ['deriveBits']);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: host }, own.privateKey, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(`${SEAL_PURPOSE}|${about}`);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
  const key = await subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  const point = await subtle.exportKey('raw', own.publicKey);
  return base64Of([new Uint8Array(point), iv, new Uint8Array(sealed)]);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function base64Of(parts: readonly Uint8Array[]): string {
  return btoa(parts.map((part) => String.fromCharCode(...part)).join(''));
}
