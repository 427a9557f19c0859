import { expect, test } from 'vitest';
import { scanBaudRates, type OpenSerial } from '#electron/devices/id-card/scan-baud.ts';
import { CommandReader, moduleFrame } from '#tests/support/sam-reader/sam-module.ts';

/** A port with a module set to one rate: at any other it hears and says noise. */
function portAt(rate: number, word = 0x90) {
  const asked: number[] = [];
  let open = 0;
  const opener: OpenSerial = ({ baudRate }, { onBytes }) => {
    asked.push(baudRate);
    open += 1;
    const commands = new CommandReader();
    return Promise.resolve({
      write: (bytes) => {
        if (baudRate !== rate) return onBytes(Buffer.from('fe80aaaa96', 'hex'));
        for (const command of commands.push(bytes)) if (command === 'status') onBytes(moduleFrame(word));
      },
      close: () => {
        open -= 1;
        return Promise.resolve();
      },
    });
  };
  return { opener, asked, isFree: () => open === 0 };
}

test.each([115200, 38400, 9600])('finds a module set to %i and leaves the port free', async (rate) => {
  const { opener, isFree } = portAt(rate);
  expect(await scanBaudRates('/dev/fake', opener)).toEqual({ baudRate: rate, fault: null });
  expect(isFree()).toBe(true);
});

test('a module that calls itself faulty has answered', async () => {
  expect(await scanBaudRates('/dev/fake', portAt(19200, 0x66).opener)).toEqual({ baudRate: 19200, fault: null });
});

test('nobody there: every rate was asked, and the port is free', async () => {
  const { opener, asked, isFree } = portAt(0);
  expect(await scanBaudRates('/dev/fake', opener)).toEqual({ baudRate: null, fault: null });
  expect(asked).toEqual([115200, 57600, 38400, 19200, 9600]);
  expect(isFree()).toBe(true);
});

test('a port that cannot be opened: the reason, after one try', async () => {
  const { asked } = portAt(0);
  const opener: OpenSerial = ({ baudRate }) => {
    asked.push(baudRate);
    return Promise.reject(new Error('Permission denied, cannot open /dev/fake'));
  };
  expect(await scanBaudRates('/dev/fake', opener)).toEqual({ baudRate: null, fault: 'permission' });
  expect(asked).toHaveLength(1);
});
