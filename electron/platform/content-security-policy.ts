const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  // antd writes its component styles into <style> elements at run time (@ant-design/cssinjs).
  'style-src': "'self' 'unsafe-inline'",
  // Photos and print previews are shown from memory.
  'img-src': "'self' data: blob:",
  'media-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'worker-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
};

/** The policy of the page, wherever it is served from: everything from its own origin, nothing evaluated. */
export function contentSecurityPolicy(): string {
  return Object.entries(DIRECTIVES)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

/** Headers of every file of the page. */
export function pageHeaders(mime: string): Readonly<Record<string, string>> {
  return {
    'content-type': mime,
    'content-security-policy': contentSecurityPolicy(),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(self), clipboard-write=(self), microphone=(), geolocation=(), display-capture=()',
    'cache-control': 'no-store',
  };
}
