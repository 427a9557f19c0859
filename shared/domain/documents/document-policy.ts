import { z } from 'zod';

const count = z.int().positive();
const quality = z.number().positive().max(1);

/** resources/policy/documents.json: how large a scanned page may be, where pages may go, and whose may be used again. */
export const documentPolicy = z.object({
  version: z.int(),
  effectiveOn: z.string(),
  grade: z.enum(['A', 'B', 'C', 'D', 'unverified']),
  source: z.string(),
  /** Pixels of the longer side, bytes of the JPEG, and the qualities (0–1) between which those bytes are looked for. */
  page: z.object({ longestSide: count, maximumBytes: count, quality, lowestQuality: quality }),
  /** The small picture shown in lists. */
  thumbnail: z.object({ longestSide: count, maximumBytes: count, quality }),
  pagesPerMaterial: count,
  /** Where pages may go besides the materials of a case's form. */
  categories: z.array(z.object({ code: z.string().regex(/^[a-z-]+$/), name: z.string() })),
  /** Materials that are the same for the whole family and may be taken over from a relative's case. */
  familyMaterials: z.array(z.string()),
});
export type DocumentPolicy = z.infer<typeof documentPolicy>;
