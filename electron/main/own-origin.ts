import { APP_HOST, APP_SCHEME } from '#electron/platform/contained-file.ts';
import type { Surface } from '#electron/launch/window-wishes.ts';

export function surfaceUrl(surface: Surface): string {
  return `${APP_SCHEME}://${APP_HOST}/index.html#/${surface}`;
}

/** True only for a URL or origin of our own page. `app://desk@elsewhere/` and `app://desk:1/` are not ours. */
export function isOwnUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null) return false;
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === '';
}

/** Any frame may only ever go to our own page: the application has no link to the outside. */
export function mayNavigate(url: string): boolean {
  return isOwnUrl(url);
}

/** What a page may load at all. `devtools:` serves the inspector of a checkout; installed copies have none. */
export function mayRequest(url: string, packaged: boolean): boolean {
  const protocol = URL.parse(url)?.protocol;
  if (protocol === 'data:') return true;
  if (protocol === 'blob:') return isOwnUrl(url.slice('blob:'.length));
  if (protocol === 'devtools:') return !packaged;
  return isOwnUrl(url);
}

/** No page of ours opens a window: windows are the shell's business. */
export function windowOpenAnswer(): { readonly action: 'deny' } {
  return { action: 'deny' };
}
