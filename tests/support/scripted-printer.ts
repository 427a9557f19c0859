import type { Delivery, PrinterCondition, ReceiptPrinter } from '#electron/devices/printer/printer-port.ts';

/** A printer that does what the test says and remembers what it was given. */
export function scriptedPrinter(url = 'tcp://printer') {
  const delivered: string[] = [];
  let outcomes: Delivery[] = [];
  let gate: Promise<void> = Promise.resolve();
  const printer: ReceiptPrinter = {
    url,
    statusCapable: true,
    status: () => Promise.resolve<PrinterCondition>('ready'),
    fault: () => null,
    async deliver(job) {
      await gate;
      const outcome = outcomes.shift() ?? { outcome: 'confirmed' };
      if (outcome.outcome !== 'not-sent') delivered.push(Buffer.from(job).toString());
      return outcome;
    },
    close: () => Promise.resolve(),
  };
  return {
    printer,
    delivered,
    will: (...next: Delivery[]) => {
      outcomes = next;
    },
    holdUntil: (release: Promise<void>) => {
      gate = release;
    },
  };
}
