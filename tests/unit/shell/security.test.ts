import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findContainedFile, requestedPath } from '#electron/platform/contained-file.ts';
import { contentSecurityPolicy, pageHeaders } from '#electron/platform/content-security-policy.ts';
import { isOwnUrl, mayNavigate, mayRequest, surfaceUrl, windowOpenAnswer } from '#electron/main/own-origin.ts';
import { allowCheck, allowRequest, type PermissionCheck, type PermissionRequest } from '#electron/main/permissions.ts';
import { webPreferences } from '#electron/main/web-preferences.ts';

describe('where a page may go', () => {
  it.each(['counter', 'kiosk', 'hall', 'manager'] as const)('to our own %s surface', (surface) => {
    expect(mayNavigate(surfaceUrl(surface))).toBe(true);
  });

  it.each([
    'https://example.org/',
    'http://127.0.0.1:7410/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'blob:app://desk/1',
    'app://desk.example.org/',
    'app://desk@example.org/',
    'app://user@desk/',
    'app://user:secret@desk/',
    'app://desk:80/',
    'app://other/index.html',
    'apps://desk/',
    'desk',
    '',
  ])('not to %j', (url) => {
    expect(mayNavigate(url)).toBe(false);
  });

  it('opens no window for a page', () => {
    expect(windowOpenAnswer()).toEqual({ action: 'deny' });
  });

  it('loads only from ourselves and from memory', () => {
    const allowed = ['app://desk/a.js', 'data:image/png;base64,AA', 'blob:app://desk/1-2'];
    const denied = ['https://example.org/x.js', 'ws://127.0.0.1:1/', 'blob:https://example.org/1', 'file:///x', ''];
    expect(allowed.filter((url) => !mayRequest(url, true))).toEqual([]);
    expect(denied.filter((url) => mayRequest(url, false))).toEqual([]);
    expect(mayRequest('devtools://devtools/x', true)).toBe(false);
    expect(mayRequest('devtools://devtools/x', false)).toBe(true);
  });
});

describe('permissions', () => {
  const camera: PermissionRequest = {
    permission: 'media',
    requestingUrl: 'app://desk/index.html',
    isMainFrame: true,
    mediaTypes: ['video'],
    securityOrigin: 'app://desk/',
  };
  const check: PermissionCheck = {
    permission: 'media',
    requestingOrigin: 'app://desk/',
    isMainFrame: true,
    mediaType: 'video',
    securityOrigin: 'app://desk/',
  };

  it('gives our own page the camera', () => {
    expect(allowRequest(camera)).toBe(true);
    expect(allowRequest({ ...camera, securityOrigin: undefined })).toBe(true);
    expect(allowCheck(check)).toBe(true);
    expect(allowCheck({ ...check, securityOrigin: undefined })).toBe(true);
  });

  it('lets our own page copy, and nobody paste', () => {
    const copy = { ...camera, permission: 'clipboard-sanitized-write', mediaTypes: undefined };
    const copyCheck = { ...check, permission: 'clipboard-sanitized-write', mediaType: undefined };
    expect([allowRequest(copy), allowCheck(copyCheck)]).toEqual([true, true]);
    const refused = [
      allowRequest({ ...copy, requestingUrl: 'https://example.org/' }),
      allowRequest({ ...copy, securityOrigin: 'https://example.org' }),
      allowRequest({ ...copy, isMainFrame: false }),
      allowRequest({ ...copy, permission: 'clipboard-read' }),
      allowCheck({ ...copyCheck, requestingOrigin: 'https://example.org' }),
      allowCheck({ ...copyCheck, isMainFrame: false }),
      allowCheck({ ...copyCheck, permission: 'clipboard-read' }),
    ];
    expect(refused).toEqual(refused.map(() => false));
  });

  it('tells our own page what its loudspeakers are called, and lets it choose one, without a microphone', () => {
    const choice = { ...camera, permission: 'speaker-selection', mediaTypes: undefined };
    const names = { ...check, mediaType: 'audio' };
    const choiceCheck = { ...check, permission: 'speaker-selection', mediaType: undefined };
    expect([allowRequest(choice), allowCheck(names), allowCheck(choiceCheck)]).toEqual([true, true, true]);
    const refused = [
      allowRequest({ ...choice, requestingUrl: 'https://example.org/' }),
      allowRequest({ ...choice, securityOrigin: 'https://example.org' }),
      allowRequest({ ...choice, isMainFrame: false }),
      allowCheck({ ...names, requestingOrigin: 'https://example.org' }),
      allowCheck({ ...names, isMainFrame: false }),
      allowCheck({ ...choiceCheck, securityOrigin: 'https://example.org' }),
      allowCheck({ ...choiceCheck, isMainFrame: false }),
      allowRequest({ ...camera, mediaTypes: ['audio'] }),
    ];
    expect(refused).toEqual(refused.map(() => false));
  });

  it.each<[string, Partial<PermissionRequest>]>([
    ['the microphone', { mediaTypes: ['audio'] }],
    ['the camera with sound', { mediaTypes: ['video', 'audio'] }],
    ['nothing named', { mediaTypes: [] }],
    ['an unnamed device', { mediaTypes: undefined }],
    ['a stranger', { requestingUrl: 'https://example.org/' }],
    ['a stranger behind our URL', { securityOrigin: 'https://example.org' }],
    ['nobody', { requestingUrl: undefined }],
    ['a sub frame', { isMainFrame: false }],
    ['the screen', { permission: 'display-capture' }],
    ['the place', { permission: 'geolocation' }],
    ['serial ports', { permission: 'serial' }],
    ['notifications', { permission: 'notifications' }],
    ['other programs', { permission: 'openExternal' }],
    ['files', { permission: 'fileSystem' }],
    ['the clipboard', { permission: 'clipboard-read' }],
    ['something newer than this list', { permission: 'unknown' }],
  ])('refuses a request for %s', (_name, change) => {
    expect(allowRequest({ ...camera, ...change })).toBe(false);
  });

  it.each<[string, Partial<PermissionCheck>]>([
    ['an unknown medium', { mediaType: 'unknown' }],
    ['no medium', { mediaType: undefined }],
    ['a stranger', { requestingOrigin: 'https://example.org' }],
    ['a stranger behind our origin', { securityOrigin: 'https://example.org' }],
    ['a sub frame', { isMainFrame: false }],
    ['usb', { permission: 'usb' }],
    ['hid', { permission: 'hid' }],
  ])('fails the check for %s', (_name, change) => {
    expect(allowCheck({ ...check, ...change })).toBe(false);
  });
});

describe('files of the page', () => {
  let folder = '';
  let root = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-page-'));
    root = join(folder, 'renderer');
    await mkdir(join(root, 'assets', 'folder.js'), { recursive: true });
    await writeFile(join(root, 'index.html'), '<p>page</p>');
    await writeFile(join(root, 'assets', 'name with space.js'), '1');
    await writeFile(join(root, 'assets', 'notes.txt'), 'unknown type');
    await writeFile(join(root, 'assets', '%2e%2e.js'), 'a file really called so');
    await writeFile(join(folder, 'secret.js'), 'outside');
    await mkdir(join(folder, 'renderer-other'));
    await writeFile(join(folder, 'renderer-other', 'x.js'), 'sibling with the same beginning');
    await symlink(join(folder, 'secret.js'), join(root, 'leak.js'));
    await symlink(join(folder, 'renderer-other'), join(root, 'sibling'));
    await symlink(join(root, 'index.html'), join(root, 'inside.html'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['app://desk/', 'index.html', 'text/html; charset=utf-8'],
    ['app://desk/index.html#/kiosk', 'index.html', 'text/html; charset=utf-8'],
    ['app://desk/index.html?x=../..', 'index.html', 'text/html; charset=utf-8'],
    ['app://desk/assets/name%20with%20space.js', 'assets/name with space.js', 'text/javascript; charset=utf-8'],
    ['app://desk/assets/%252e%252e.js', 'assets/%2e%2e.js', 'text/javascript; charset=utf-8'],
    ['app://desk/inside.html', 'index.html', 'text/html; charset=utf-8'],
  ])('serves %s', async (url, file, mime) => {
    expect(await findContainedFile(root, url)).toEqual({ status: 200, file: join(root, file), mime });
  });

  it.each([
    'app://desk/../secret.js',
    'app://desk/assets/../../secret.js',
    'app://desk/%2e%2e/secret.js',
    'app://desk/..%2fsecret.js',
    'app://desk/.%2e%2Fsecret.js',
    'app://desk/..%5csecret.js',
    'app://desk/..\\secret.js',
    'app://desk//etc/passwd.js',
    'app://desk/%2fetc/passwd.js',
    'app://desk/C:/secret.js',
    'app://desk/index.html%00.js',
    'app://desk/%E0%A4%A.js',
    'app://desk/./index.html',
    'app://other/index.html',
    'https://desk/index.html',
    'app://desk',
  ])('refuses %s', async (url) => {
    expect(requestedPath(url)).toBeNull();
    expect(await findContainedFile(root, url)).toEqual({ status: 400 });
  });

  it.each(['app://desk/leak.js', 'app://desk/sibling/x.js'])('refuses the link %s that leads out', async (url) => {
    expect(await findContainedFile(root, url)).toEqual({ status: 403 });
  });

  it.each([
    'app://desk/missing.js',
    'app://desk/assets/notes.txt',
    'app://desk/assets/folder.js',
    'app://desk/assets',
    'app://desk/index.html/x.js',
    `app://desk/${'a'.repeat(300)}.js`,
  ])('has no %s', async (url) => {
    expect(await findContainedFile(root, url)).toEqual({ status: 404 });
  });

  it('reports a missing page folder instead of answering 404 for everything', async () => {
    await expect(findContainedFile(join(folder, 'nowhere'), 'app://desk/')).rejects.toThrow('ENOENT');
  });
});

describe('the page itself', () => {
  it('takes everything from its own origin and evaluates nothing', () => {
    const policy = new Map(
      contentSecurityPolicy()
        .split('; ')
        .map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('connect-src')).toBe("'self'");
    expect(policy.get('img-src')).toBe("'self' data: blob:");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(contentSecurityPolicy()).not.toMatch(/unsafe-eval|https?:|\*/);
    expect(pageHeaders('text/html')['content-security-policy']).toBe(contentSecurityPolicy());
    expect(pageHeaders('text/html')).toMatchObject({
      'content-type': 'text/html',
      'x-content-type-options': 'nosniff',
    });
  });

  it('runs in the sandbox without Node', () => {
    expect(webPreferences('/p.cjs', true)).toMatchObject({
      preload: '/p.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      devTools: false,
    });
    expect(webPreferences('/p.cjs', false).devTools).toBe(true);
  });

  it('knows its own origin whichever way it is written', () => {
    expect(['app://desk', 'app://desk/', 'app://desk/index.html#/x'].every(isOwnUrl)).toBe(true);
  });
});
