import type { App, Session, WebContents } from 'electron';
import { mayNavigate, mayRequest, windowOpenAnswer } from './own-origin.ts';
import { allowCheck, allowRequest } from './permissions.ts';

/** Shuts every door of the session but the camera, loudspeakers and copying; the rules are in permissions.ts and own-origin.ts. */
export function guardSession(session: Session, packaged: boolean): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(
      allowRequest({
        permission,
        requestingUrl: details.requestingUrl,
        isMainFrame: details.isMainFrame,
        mediaTypes: 'mediaTypes' in details ? details.mediaTypes : undefined,
        securityOrigin: 'securityOrigin' in details ? details.securityOrigin : undefined,
      }),
    );
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    allowCheck({
      permission,
      requestingOrigin,
      isMainFrame: details.isMainFrame,
      mediaType: details.mediaType,
      securityOrigin: details.securityOrigin,
    }),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event, item) => {
    // The page saves exports through blob: links of its own; nothing else is fetched to disk.
    if (!mayRequest(item.getURL(), packaged)) event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayRequest(details.url, packaged) });
  });
}

/** Applies to every page that ever comes into being, so that none can be forgotten. */
export function guardAllContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(windowOpenAnswer);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  });
}
