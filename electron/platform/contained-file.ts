// The default import: Electron replaces functions on this object to read inside app.asar.
import fs from 'node:fs';
import { extname, join, sep } from 'node:path';

/** The page's address under Electron; the station's own server asks with the same prefix, so that one rule serves. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'desk';

const MIME_TYPES: Readonly<Record<string, string>> = {
  // What a PDF is read with: tables of characters and outlines of fonts.
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.pfb': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

export type FoundFile =
  { readonly status: 200; readonly file: string; readonly mime: string } | { readonly status: 400 | 403 | 404 };

/**
 * The path inside the page's folder that a URL asks for, or null when the URL could mean anything but a plain
 * downward path. It reads the raw text: a URL parser would quietly resolve the very dots that must be refused.
 */
export function requestedPath(rawUrl: string): string | null {
  const prefix = `${APP_SCHEME}://${APP_HOST}/`;
  if (!rawUrl.startsWith(prefix)) return null;
  const raw = rawUrl.slice(prefix.length).replace(/[?#].*$/s, '');
  let decoded: string;
  try {
    decoded = decodeURIComponent(raw);
  } catch {
    // Malformed percent escapes: decodeURIComponent has no other way to say so.
    return null;
  }
  // Backslash and colon are separators, drives and streams on Windows.
  if (/[\0\\:]/.test(decoded)) return null;
  if (decoded === '') return 'index.html';
  const segments = decoded.split('/');
  return segments.some((segment) => segment === '' || segment === '.' || segment === '..') ? null : decoded;
}

/** Finds the file for a URL below `root`; links that lead out are refused after the file system has resolved them. */
export async function findContainedFile(root: string, rawUrl: string): Promise<FoundFile> {
  const path = requestedPath(rawUrl);
  if (path === null) return { status: 400 };
  const mime = MIME_TYPES[extname(path).toLowerCase()];
  if (mime === undefined) return { status: 404 };
  const realRoot = await fs.promises.realpath(root);
  let file: string;
  try {
    file = await fs.promises.realpath(join(realRoot, path));
  } catch (error) {
    if (isAbsence(error)) return { status: 404 };
    throw error;
  }
  if (!file.startsWith(realRoot + sep)) return { status: 403 };
  const found = await fs.promises.stat(file);
  return found.isFile() ? { status: 200, file, mime } : { status: 404 };
}

function isAbsence(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code))
  );
}
