import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { PrintJob } from '#shared/contract/prints.ts';
import { StationProvider } from '#renderer/lib/station-context.tsx';
import { KioskView } from '#renderer/screens/kiosk/KioskView.tsx';
import { textSizes, type TextSize } from '#renderer/screens/kiosk/text-size.ts';
import { colours, colourVariables } from '#renderer/ui/colours.ts';
import { PracticeMark } from '#renderer/ui/PracticeMark.tsx';
import { elderTheme } from '#renderer/ui/theme.ts';
import '#renderer/ui/base.css';
import '#renderer/screens/kiosk/kiosk.css';
import { sampleDescription } from '../sample-description.ts';
import { createFakeStation, printerReady, readerIdle } from '../fake-station.ts';
import { handLine } from '../hand-line.ts';
import { galleryPages } from './pages.tsx';
import { galleryStates, type GalleryState } from './states.ts';

const nothing = (): void => undefined;

/** The kiosk's own view in one state, over a station that never changes. */
function Shown({ state, size }: { readonly state: GalleryState; readonly size: TextSize }) {
  const content = useRef<HTMLElement>(null);
  const help = {
    open: state.help ?? null,
    quiet: state.step.at === 'refused',
    failed: state.helpFailed === true,
    ask: nothing,
    askQuietly: nothing,
    cancel: nothing,
    dismiss: nothing,
  };
  return (
    <KioskView
      step={state.step}
      size={size}
      secondsLeft={state.secondsLeft ?? null}
      help={help}
      reader={state.reader === null ? null : { ...readerIdle, ...state.reader }}
      content={content}
      onSize={nothing}
      onAgain={nothing}
      onKey={nothing}
      onLeave={nothing}
      dispatch={nothing}
      checkIn={nothing}
      identify={nothing}
    />
  );
}

function stationOf(state: GalleryState) {
  const { paper = 'confirmed', printer = 'ready', lineLost = false, services = false, joined = false } = state;
  const more = services ? [{ id: 'advice', name: '政策咨询' }] : [];
  const job = (printJobId: PrintJob['id']): PrintJob => ({
    id: printJobId,
    kind: 'queue-ticket',
    subject: 'A012',
    name: '张建国',
    state: paper,
    condition: null,
    copy: 0,
    template: 'shipped',
    attempts: 1,
    createdAtMs: 0,
    changedAtMs: 0,
  });
  const station = createFakeStation({
    station: {
      describe: () => ({
        ...sampleDescription,
        services: [...sampleDescription.services, ...more],
        joined,
        version: state.version ?? '0.1.0',
      }),
    },
    queue: {
      intake: () => ({
        state: state.intake ?? 'open',
        stoppedBy: state.intake === 'stopped' ? '李晓梅' : null,
        bookedStill: true,
        next: { date: '2022-03-01', time: '13:30' },
      }),
    },
    prints: { get: ({ printJobId }) => job(printJobId as PrintJob['id']) },
    devices: { status: () => ({ reader: readerIdle, printer: { ...printerReady, condition: printer } }) },
  });
  const line = handLine(station);
  if (lineLost) line.set('lost');
  return line;
}

const stage: { show: (name: string, size: TextSize) => void } = { show: nothing };

function Gallery() {
  const [view, setView] = useState<{ readonly name: string; readonly size: TextSize }>({
    name: 'welcome',
    size: 'normal',
  });
  useEffect(() => {
    stage.show = (name, size) => flushSync(() => setView({ name, size }));
  }, []);
  const state = galleryStates[view.name];
  const page = galleryPages[view.name];
  const [lines] = useState(() => new Map<string, ReturnType<typeof stationOf>>());
  const shown = state ?? (page === undefined ? undefined : { step: { at: 'welcome' as const } });
  if (shown === undefined) return null;
  const line = lines.get(view.name) ?? stationOf(shown);
  lines.set(view.name, line);
  return (
    <ConfigProvider locale={zhCN} theme={elderTheme} button={{ autoInsertSpace: false }}>
      <App style={{ height: '100%', ...colourVariables }}>
        <StationProvider key={view.name} connection={line} waiting={null}>
          <div data-testid={`state-${view.name}-${view.size}`} style={{ height: '100%' }}>
            {page ?? <Shown state={shown} size={view.size} />}
            {shown.practice === true && <PracticeMark colour={colours.red} />}
          </div>
        </StationProvider>
      </App>
    </ConfigProvider>
  );
}

declare global {
  interface Window {
    kioskGallery: {
      readonly names: readonly string[];
      /** Those without a voice and in one size. */
      readonly pages: readonly string[];
      readonly sizes: readonly TextSize[];
      readonly show: (name: string, size: TextSize) => void;
      readonly expects: (name: string) => string | null;
    };
  }
}
window.kioskGallery = {
  names: Object.keys(galleryStates),
  pages: Object.keys(galleryPages),
  sizes: textSizes,
  show: (name, size) => stage.show(name, size),
  expects: (name) => galleryStates[name]?.expects ?? null,
};

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(<Gallery />);
