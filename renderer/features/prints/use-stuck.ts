import { useEffect, useState } from 'react';
import type { PrinterStatusView } from '#shared/contract/devices.ts';
import type { PrintJob } from '#shared/contract/prints.ts';

/** A condition that a try just now has put right is still shown for a moment. */
const PATIENCE_MS = 3000;

const hindering: ReadonlySet<string> = new Set(['out-of-paper', 'cover-open', 'cutter-error', 'error', 'offline']);

/** Nothing comes out until somebody does something about the printer. */
export function printerHinders(printer: PrinterStatusView): boolean {
  return printer.url === 'none' || hindering.has(printer.condition);
}

/**
 * Will this paper not come now, so that its number must reach the person another way? At once when it was set aside or cannot
 * be printed; when it only waits for a printer in trouble, after some seconds of that.
 */
export function useStuck(job: PrintJob, printer: PrinterStatusView | null): boolean {
  const waits = job.state === 'queued' || job.state === 'sending';
  const hindered = waits && printer !== null && printerHinders(printer);
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!hindered) return undefined;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [hindered]);
  if (job.state === 'failed' || isPutOff(job)) return true;
  return (hindered && long) || (job.state === 'unknown' && hindering.has(job.condition ?? ''));
}

/** Set aside by a person, to be printed when somebody asks. */
export function isPutOff(job: PrintJob): boolean {
  return job.state === 'void' && job.condition === 'later';
}
