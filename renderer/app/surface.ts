import { surfaces, type Surface } from '#shared/contract/base.ts';

/** The surface a page address names (`#/kiosk`); the counter when it names none. */
export function surfaceOf(hash: string): Surface {
  const name = hash.replace(/^#\/?/, '').split(/[/?]/)[0];
  return surfaces.find((surface) => surface === name) ?? 'counter';
}
