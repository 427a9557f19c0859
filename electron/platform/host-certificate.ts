import 'reflect-metadata';
import { createHash, randomBytes, webcrypto, X509Certificate as NodeCertificate } from 'node:crypto';
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

export type HostIdentity = { readonly certificatePem: string; readonly keyPem: string };

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const YEARS = 30;
const YEAR_MS = 365.25 * 86_400_000;
/** Clocks of cheap PCs are off by hours; a certificate of tomorrow would shut every screen out. */
const HEAD_START_MS = 2 * 86_400_000;

/**
 * The station's own certificate and key, made once. Screens trust it because they pinned it, so it outlives the PC;
 * `names` are host names and addresses, of which screens check none: addresses change.
 */
export async function makeHostIdentity(names: readonly string[], nowMs: number): Promise<HostIdentity> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: `01${randomBytes(15).toString('hex')}`,
    name: 'CN=youdai-desk',
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(nowMs - HEAD_START_MS),
    notAfter: new Date(nowMs + YEARS * YEAR_MS),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const body = pkcs8.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return {
    certificatePem: certificate.toString('pem'),
    keyPem: `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`,
  };
}

/** SHA-256 of the certificate as DER, lower-case hex: what screens pin. */
export function fingerprintOf(certificate: string | Buffer): string {
  return createHash('sha256').update(new NodeCertificate(certificate).raw).digest('hex');
}
