import { z } from 'zod';
import { reads } from './base.ts';

export const formsContract = {
  /** The table of GB/T 2260 as text, read with `parseAreas`. The same for as long as the program runs. */
  areas: reads('counter', 'manager').output(z.string()),
};
