import { isOwnUrl } from './own-origin.ts';

/** The parts of Electron's request details that decide; see session.setPermissionRequestHandler. */
export type PermissionRequest = {
  readonly permission: string;
  readonly requestingUrl: string | undefined;
  readonly isMainFrame: boolean;
  readonly mediaTypes: readonly string[] | undefined;
  readonly securityOrigin: string | undefined;
};

/** The parts of Electron's check details that decide; see session.setPermissionCheckHandler. */
export type PermissionCheck = {
  readonly permission: string;
  readonly requestingOrigin: string;
  readonly isMainFrame: boolean;
  readonly mediaType: string | undefined;
  readonly securityOrigin: string | undefined;
};

/** Putting text on the clipboard, after a key or click: for typing cases into the ministry's system. Reading it stays shut. */
const COPY = 'clipboard-sanitized-write';

/** Sending sound to a loudspeaker of one's choice: calls belong into the hall, not to the counter's speakers. */
const LOUDSPEAKER = 'speaker-selection';

/** The camera, without sound, copying, and choosing a loudspeaker, all for our own page: the permissions the product needs. */
export function allowRequest(request: PermissionRequest): boolean {
  const { permission, mediaTypes, requestingUrl, securityOrigin, isMainFrame } = request;
  if (!isMainFrame || requestingUrl === undefined || !isOwnUrl(requestingUrl)) return false;
  if (permission === COPY || permission === LOUDSPEAKER)
    return securityOrigin === undefined || isOwnUrl(securityOrigin);
  if (permission !== 'media') return false;
  if (securityOrigin !== undefined && !isOwnUrl(securityOrigin)) return false;
  // An empty list is a request for something unnamed, so it is not a request for the camera.
  return mediaTypes !== undefined && mediaTypes.length > 0 && mediaTypes.every((type) => type === 'video');
}

/** What a check may ask about: names of cameras, and of loudspeakers, which Chromium ties to `audio` as it does microphones. */
const NAMED_MEDIA: readonly (string | undefined)[] = ['video', 'audio'];

/**
 * Checks come before and beside requests; both doors must be shut. This one gives names (enumerateDevices) and lets a chosen
 * loudspeaker sound (setSinkId); a microphone stays shut, because listening to one is always a request.
 */
export function allowCheck(check: PermissionCheck): boolean {
  const { permission, mediaType, requestingOrigin, securityOrigin, isMainFrame } = check;
  if (!isMainFrame) return false;
  if (permission === 'media' ? !NAMED_MEDIA.includes(mediaType) : permission !== COPY && permission !== LOUDSPEAKER)
    return false;
  return isOwnUrl(requestingOrigin) && (securityOrigin === undefined || isOwnUrl(securityOrigin));
}
