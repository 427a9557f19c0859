export type SafePreferences = {
  readonly preload: string;
  readonly sandbox: true;
  readonly contextIsolation: true;
  readonly nodeIntegration: false;
  readonly nodeIntegrationInWorker: false;
  readonly nodeIntegrationInSubFrames: false;
  readonly webSecurity: true;
  readonly allowRunningInsecureContent: false;
  readonly experimentalFeatures: false;
  readonly webviewTag: false;
  readonly navigateOnDragDrop: false;
  readonly spellcheck: false;
  readonly autoplayPolicy: 'no-user-gesture-required';
  readonly backgroundThrottling: boolean;
  readonly devTools: boolean;
};

/** The same for every window. Most are Electron's defaults; written down so that no default can change under us. */
export function webPreferences(preload: string, packaged: boolean): SafePreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // The spelling dictionary would be fetched from the internet.
    spellcheck: false,
    // The hall screen calls numbers without anyone clicking on it.
    autoplayPolicy: 'no-user-gesture-required',
    backgroundThrottling: false,
    devTools: !packaged,
  };
}
