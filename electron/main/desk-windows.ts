import { BrowserWindow, ipcMain, powerSaveBlocker, screen, type WebContents } from 'electron';
import { afterCrash, type CrashHistory } from '#electron/launch/restart-policy.ts';
import type { StationState } from '#electron/launch/station-messages.ts';
import type { Surface, WindowWish } from '#electron/launch/window-wishes.ts';
import { isOwnUrl, surfaceUrl } from './own-origin.ts';
import type { StationHost } from './station-host.ts';
import { webPreferences } from './web-preferences.ts';
import { endsTheDay, mayClose, planWindows, type PlannedWindow } from './window-plan.ts';

type WindowSettings = { readonly preload: string; readonly packaged: boolean; readonly icon: string };

/** The open windows, one for each surface at most. */
export class DeskWindows {
  readonly #settings: WindowSettings;
  readonly #open = new Map<Surface, BrowserWindow>();
  #wishes: readonly WindowWish[] = [];
  #awake: number | null = null;
  quitting = false;

  constructor(settings: WindowSettings) {
    this.#settings = settings;
  }

  get surfaces(): readonly Surface[] {
    return [...this.#open.keys()];
  }

  /** Opens what is wished for and not there, and lays everything out for the screens present now. */
  show(wishes: readonly WindowWish[]): void {
    this.#wishes = wishes;
    this.arrange();
  }

  add(wishes: readonly WindowWish[]): void {
    this.show([...this.#wishes, ...wishes]);
  }

  /** Also called when a screen comes or goes. */
  arrange(): void {
    const primary = screen.getPrimaryDisplay().id;
    const screens = screen.getAllDisplays().map(({ id, bounds }) => ({ id, bounds, primary: id === primary }));
    for (const planned of planWindows(this.#wishes, screens)) this.#place(planned);
    this.#keepAwake();
  }

  raise(surface: Surface): void {
    const window = this.#open.get(surface);
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  }

  tellAll(state: StationState): void {
    for (const window of this.#open.values()) window.webContents.send('station-state', state);
  }

  /** Answers a page's request for a port, after checking who asks. */
  answerPortRequests(station: StationHost): void {
    ipcMain.on('station-port', (event) => {
      const frame = event.senderFrame;
      const surface = this.#surfaceOf(event.sender);
      // Only the top frame of a window we opened, still showing our own page.
      if (surface === null || frame === null || frame.parent !== null || !isOwnUrl(frame.url)) return;
      station.connect(frame, surface);
    });
  }

  #surfaceOf(contents: WebContents): Surface | null {
    for (const [surface, window] of this.#open) if (window.webContents === contents) return surface;
    return null;
  }

  #place(planned: PlannedWindow): void {
    const existing = this.#open.get(planned.surface);
    // A desk window stays where the clerk put it; a visitor's screen follows the plan.
    if (existing !== undefined && !planned.keepAwake) return;
    const window = existing ?? this.#create(planned);
    window.setKiosk(false);
    window.setFullScreen(false);
    window.setBounds(planned.bounds);
    if (planned.mode === 'kiosk') window.setKiosk(true);
    if (planned.mode === 'fullscreen') window.setFullScreen(true);
  }

  #create(planned: PlannedWindow): BrowserWindow {
    const { preload, packaged, icon } = this.#settings;
    const window = new BrowserWindow({
      ...planned.bounds,
      show: false,
      autoHideMenuBar: true,
      backgroundColor: '#ffffff',
      icon,
      webPreferences: webPreferences(preload, packaged),
    });
    this.#open.set(planned.surface, window);
    window.removeMenu();
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => {
      if (!mayClose(planned.surface, this.surfaces, this.quitting)) event.preventDefault();
    });
    window.once('closed', () => this.#forget(planned.surface));
    reloadAfterCrash(window.webContents);
    void window.loadURL(surfaceUrl(planned.surface)).catch((error: unknown) => console.error('page:', error));
    return window;
  }

  #forget(surface: Surface): void {
    this.#open.delete(surface);
    this.#wishes = this.#wishes.filter((wish) => wish.surface !== surface);
    this.#keepAwake();
    if (!endsTheDay(surface, this.surfaces)) return;
    this.quitting = true;
    for (const window of this.#open.values()) window.close();
  }

  #keepAwake(): void {
    const needed = this.#open.has('kiosk') || this.#open.has('hall');
    if (needed && this.#awake === null) this.#awake = powerSaveBlocker.start('prevent-display-sleep');
    if (!needed && this.#awake !== null) {
      powerSaveBlocker.stop(this.#awake);
      this.#awake = null;
    }
  }
}

/** A page that dies comes back by itself: nobody stands behind a kiosk. */
function reloadAfterCrash(contents: WebContents): void {
  let history: CrashHistory = [];
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    const next = afterCrash(history, performance.now());
    console.error(`page: ${details.reason}`);
    if (next.action === 'give-up') return;
    history = next.history;
    setTimeout(() => {
      if (!contents.isDestroyed()) contents.reload();
    }, next.delayMs);
  });
}
