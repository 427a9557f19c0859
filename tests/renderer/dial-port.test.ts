import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dialPort, findShell } from '#renderer/lib/dial-port.ts';
import type { LineEvents } from '#renderer/lib/station-line.ts';

function events() {
  return {
    onOpen: vi.fn<LineEvents['onOpen']>(),
    onClose: vi.fn<LineEvents['onClose']>(),
    onStopped: vi.fn<LineEvents['onStopped']>(),
  };
}

function post(data: unknown, ports: MessagePort[] = [], source: MessageEventSource | null = window): void {
  const event = new MessageEvent('message', { data, ports });
  Object.defineProperty(event, 'source', { value: source });
  Object.defineProperty(event, 'ports', { value: ports });
  window.dispatchEvent(event);
}

const stationState = (state: string, code: string | null = null) => ({ type: 'station-state', state, code });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the line through the shell', () => {
  it('finds the shell only where there is one', () => {
    const requestPort = vi.fn();
    findShell({ deskShell: { requestPort } })?.requestPort();
    expect(requestPort).toHaveBeenCalledTimes(1);
    expect(findShell({})).toBeNull();
    expect(findShell({ deskShell: {} })).toBeNull();
  });

  it('asks for a port and opens with it', () => {
    const shell = { requestPort: vi.fn() };
    const heard = events();
    const dialled = dialPort(shell)(heard);
    expect(shell.requestPort).toHaveBeenCalledTimes(1);
    expect(dialled.usable()).toBe(false);
    post('station-port', [new MessageChannel().port1]);
    expect(heard.onOpen).toHaveBeenCalledTimes(1);
    expect(dialled.usable()).toBe(true);
    dialled.hangUp();
    expect(dialled.usable()).toBe(false);
  });

  it('takes no port from another window', () => {
    const heard = events();
    const dialled = dialPort({ requestPort: vi.fn() })(heard);
    post('station-port', [new MessageChannel().port1], null);
    expect(heard.onOpen).not.toHaveBeenCalled();
    dialled.hangUp();
  });

  it('asks again when the station is ready after a restart, and closes when it goes', () => {
    const shell = { requestPort: vi.fn() };
    const heard = events();
    dialPort(shell)(heard);
    post(stationState('restarting'));
    expect(heard.onClose).not.toHaveBeenCalled();
    post(stationState('ready'));
    expect(shell.requestPort).toHaveBeenCalledTimes(2);
    post('station-port', [new MessageChannel().port1]);
    post(stationState('restarting'));
    expect(heard.onClose).toHaveBeenCalledTimes(1);
  });

  it('hands on why the station was given up', () => {
    const heard = events();
    const dialled = dialPort({ requestPort: vi.fn() })(heard);
    post(stationState('stopped', 'station.crashing'));
    expect(heard.onStopped).toHaveBeenLastCalledWith('station.crashing');
    dialled.hangUp();
  });

  it('gives the attempt up when no port comes', () => {
    const heard = events();
    dialPort({ requestPort: vi.fn() })(heard);
    vi.advanceTimersByTime(5000);
    expect(heard.onClose).toHaveBeenCalledTimes(1);
  });
});
