import { EventEmitter } from 'node:events';
import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger };

const CITIZEN_NUMBER = /\d{14,17}[\dXx]/g;
const MOBILE_NUMBER = /(?<!\d)1\d{10}(?!\d)/g;

/** Stars out ID and mobile numbers anywhere in a text. */
export function redactText(text: string): string {
  return text.replace(CITIZEN_NUMBER, '******').replace(MOBILE_NUMBER, '***********');
}

/**
 * The station's log. Personal fields are removed by key, numbers that look like an ID or a mobile number by form, so that a
 * message written in haste cannot leak one.
 */
export function createLogger(destination: DestinationStream): Logger {
  // A file on a full disk throws or emits; whoever wanted to say something goes on without having said it.
  if (destination instanceof EventEmitter) destination.on('error', () => undefined);
  const redacting: DestinationStream = {
    write(line) {
      try {
        destination.write(redactText(line));
      } catch {
        // There is no other place to say it.
      }
    },
  };
  return pino(
    {
      base: null,
      level: 'info',
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'name',
          'idNumber',
          'phone',
          'address',
          'value',
          '*.name',
          '*.idNumber',
          '*.phone',
          '*.address',
          '*.value',
        ],
        censor: '***',
      },
    },
    redacting,
  );
}
