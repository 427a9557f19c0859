import { DeskError } from '#shared/errors.ts';

/** Code and data of the refusal that `work` ends in; fails when it does not refuse. */
export function refusalOf(work: () => unknown): { readonly code: string; readonly data: unknown } {
  try {
    work();
  } catch (error) {
    if (error instanceof DeskError) return { code: error.code, data: error.data };
    throw error;
  }
  throw new Error('nothing was refused');
}
