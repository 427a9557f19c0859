import { render, type RenderResult } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import type { StationClient } from '#shared/contract/contract.ts';
import { StationProvider } from '#renderer/lib/station-context.tsx';
import { handLine, type HandLine } from './hand-line.ts';

/** Renders as the application does, over a fake station. */
export function renderWithStation(client: StationClient, ui: ReactNode): RenderResult & { readonly line: HandLine } {
  const line = handLine(client);
  const result = render(
    <ConfigProvider theme={{ token: { motion: false } }} button={{ autoInsertSpace: false }}>
      <App>
        <StationProvider connection={line} waiting={<p>waiting</p>}>
          {ui}
        </StationProvider>
      </App>
    </ConfigProvider>,
  );
  return { ...result, line };
}
