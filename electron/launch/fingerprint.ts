import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * One hash over names, sizes and modification times of everything below the given files and folders. Unlike the
 * newest time alone it also notices a deleted file and a file put back from elsewhere. Missing paths count as empty.
 */
export async function fingerprint(root: string, inputs: readonly string[]): Promise<string> {
  const lines = (await Promise.all(inputs.map((input) => describe(root, join(root, input))))).flat();
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
}

async function describe(root: string, path: string): Promise<readonly string[]> {
  const found = await lstat(path).catch(absent);
  if (found === null) return [];
  if (!found.isDirectory()) return [`${relative(root, path).split(sep).join('/')} ${found.size} ${found.mtimeMs}`];
  const names = await readdir(path);
  return (await Promise.all(names.map((name) => describe(root, join(path, name))))).flat();
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
