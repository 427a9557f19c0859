import { App as AntApp, ConfigProvider, type ThemeConfig } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import type { Surface } from '#shared/contract/base.ts';
import type { StationConnection } from '#renderer/lib/station-client.ts';
import { useVersionGap } from '#renderer/lib/page-version.ts';
import { StationProvider, useConnectionState, useDescription, useStopCode } from '#renderer/lib/station-context.tsx';
import { JoinPanel } from '#renderer/features/join/JoinPanel.tsx';
import { AloneKiosk } from '#renderer/screens/alone/AloneKiosk.tsx';
import { colours, colourVariables } from '#renderer/ui/colours.ts';
import { LineBar } from '#renderer/ui/LineBar.tsx';
import { PracticeMark } from '#renderer/ui/PracticeMark.tsx';
import { VersionBar } from '#renderer/ui/VersionBar.tsx';
import { deskTheme, elderTheme, hallTheme } from '#renderer/ui/theme.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Stopped } from './Stopped.tsx';
import { Waiting } from './Waiting.tsx';

const screens: Readonly<Record<Surface, LazyExoticComponent<ComponentType>>> = {
  counter: lazy(async () => ({ default: (await import('#renderer/screens/counter/CounterScreen.tsx')).CounterScreen })),
  kiosk: lazy(async () => ({ default: (await import('#renderer/screens/kiosk/KioskScreen.tsx')).KioskScreen })),
  hall: lazy(async () => ({ default: (await import('#renderer/screens/hall/HallScreen.tsx')).HallScreen })),
  manager: lazy(async () => ({ default: (await import('#renderer/screens/manager/ManagerScreen.tsx')).ManagerScreen })),
};

const themes: Readonly<Record<Surface, ThemeConfig>> = {
  counter: deskTheme,
  kiosk: elderTheme,
  hall: hallTheme,
  manager: deskTheme,
};

type Props = { readonly surface: Surface; readonly connection: StationConnection };

export function App({ surface, connection }: Props) {
  const Screen = screens[surface];
  return (
    // A space between two Chinese characters of a button is a habit of print, not of screens.
    <ConfigProvider locale={zhCN} theme={themes[surface]} button={{ autoInsertSpace: false }}>
      <AntApp style={{ height: '100%', ...colourVariables }}>
        <ErrorBoundary>
          <StationProvider connection={connection} waiting={<NotYet />}>
            <Suspense fallback={<Waiting />}>
              <Screen />
            </Suspense>
            <Overlays surface={surface} />
          </StationProvider>
          <JoinPanel connection={connection} />
        </ErrorBoundary>
      </AntApp>
    </ConfigProvider>
  );
}

function NotYet() {
  const code = useStopCode();
  return code === null ? <Waiting /> : <Stopped code={code} />;
}

function Overlays({ surface }: { readonly surface: Surface }) {
  const { practice, joined } = useDescription();
  const versions = useVersionGap();
  const state = useConnectionState();
  const code = useStopCode();
  return (
    <>
      {surface === 'kiosk' && <AloneKiosk />}
      {practice && <PracticeMark colour={surface === 'hall' ? colours.hallInk : colours.red} />}
      {/* Hall and kiosk have signs of their own: a bar would cover numbers and buttons. */}
      {surface !== 'hall' && surface !== 'kiosk' && <LineBar state={state} />}
      {/* Visitors can do nothing about it: the kiosk asks them to tell somebody. */}
      {surface !== 'kiosk' && versions !== null && <VersionBar {...versions} joined={joined} />}
      {code !== null && (
        <div style={{ position: 'fixed', inset: 0, zIndex: 1950 }}>
          <Stopped code={code} />
        </div>
      )}
    </>
  );
}
