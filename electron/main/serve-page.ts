import fs from 'node:fs';
import { protocol, type Session } from 'electron';
import { APP_SCHEME, findContainedFile } from '#electron/platform/contained-file.ts';
import { pageHeaders } from '#electron/platform/content-security-policy.ts';

/** Must run before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
}

export function servePage(session: Session, rendererDir: string): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    const found = await findContainedFile(rendererDir, request.url);
    if (found.status !== 200) return new Response(null, { status: found.status });
    return new Response(new Uint8Array(await fs.promises.readFile(found.file)), { headers: pageHeaders(found.mime) });
  });
}
