import { hash } from 'node:crypto';
import type { DocumentPage } from '#shared/contract/documents.ts';
import { readJpegFacts, type JpegFacts } from '#shared/domain/photo/jpeg-file.ts';
import { DeskError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from '#electron/db/connection.ts';
import {
  insertDocument,
  listPages,
  recordDocumentChange,
  type DocumentRow,
} from '#electron/db/repositories/case-documents.ts';
import { putBlob } from '#electron/db/repositories/case-contents.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import type { CaseInput } from './case-edit.ts';
import { formOf, requireCase } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { pageView } from './document-view.ts';
import { writeOnce } from './write.ts';

export type AddInput = CaseInput & {
  readonly material: string;
  /** Base64 of a JPEG. */
  readonly jpeg: string;
  readonly thumbnail: string;
  readonly grey: boolean;
};

/**
 * The case itself is not touched, so that no counter reads a whole form anew because a page came in; the material is not
 * set to received either: that is the clerk's word.
 */
export function addDocument(context: ServiceContext, input: AddInput): DocumentPage {
  const { page, thumbnail } = context.policy.documents;
  const picture = acceptable(input.jpeg, page);
  const small = acceptable(input.thumbnail, thumbnail);
  // The pictures by what they hold: hashing half a megabyte of text once more would hold up every counter.
  const request = { ...input, jpeg: picture.hash, thumbnail: small.hash };
  return writeOnce(context, {
    procedure: 'documents.add',
    request,
    nouns: ['documents'],
    work: (db, nowMs) => {
      const owner = requireCase(db, input.caseId);
      checkMaterial(context, db, owner, input.material);
      for (const each of [picture, small]) putBlob(db, { ...each, mime: 'image/jpeg' }, nowMs);
      const row = {
        id: context.newId(),
        caseId: owner.id,
        material: input.material,
        pictureHash: picture.hash,
        thumbnailHash: small.hash,
        width: picture.facts.width,
        height: picture.facts.height,
        grey: input.grey ? 1 : 0,
        turn: 0,
        takenFrom: null,
        addedBy: input.clerk,
        addedAtMs: addedAt(owner, nowMs),
      } as const;
      return pageView(db, owner, row, appendPage(context, db, row));
    },
  });
}

/** When a page came: after the acceptance it came after, though the clock was put back since. */
export function addedAt({ acceptedAtMs }: Pick<CaseRow, 'acceptedAtMs'>, nowMs: number): number {
  return acceptedAtMs === null ? nowMs : Math.max(nowMs, acceptedAtMs + 1);
}

/** Puts a new page behind the material's others and records it; returns its number. Errors: document.full. */
export function appendPage(context: ServiceContext, db: WritableDb, row: Omit<DocumentRow, 'pageNumber'>): number {
  const most = context.policy.documents.pagesPerMaterial;
  const pageNumber = listPages(db, row.caseId, row.material).length + 1;
  if (pageNumber > most) throw new DeskError('document.full', { most });
  insertDocument(db, { ...row, pageNumber });
  const kind = row.takenFrom === null ? 'added' : 'taken-over';
  const { id: documentId, turn, addedBy: clerk, addedAtMs: atMs } = row;
  recordDocumentChange(db, { documentId, kind, pageNumber, turn, clerk, atMs });
  return pageNumber;
}

/** Errors: document.materialUnknown. */
export function checkMaterial(context: ServiceContext, db: ReadableDb, owner: CaseRow, material: string): void {
  const places = [...formOf(db, owner).materials, ...context.policy.documents.categories];
  if (!places.some(({ code }) => code === material)) throw new DeskError('document.materialUnknown', {});
}

type Picture = { readonly bytes: Buffer; readonly hash: string; readonly facts: JpegFacts };
type Limits = { readonly longestSide: number; readonly maximumBytes: number };

/** A whole JPEG of eight-bit grey or colour within the limits. Errors: document.format, document.tooLarge. */
function acceptable(base64: string, { longestSide, maximumBytes }: Limits): Picture {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > maximumBytes) throw new DeskError('document.tooLarge', { kilobytes: bytes.length / 1000 });
  const facts = readJpegFacts(bytes);
  if (!facts?.whole || facts.bitsPerComponent !== 8 || ![1, 3].includes(facts.components))
    throw new DeskError('document.format', {});
  const side = Math.max(facts.width, facts.height);
  if (Math.min(facts.width, facts.height) < 1 || side > longestSide) throw new DeskError('document.format', {});
  return { bytes, hash: hash('sha256', bytes), facts };
}
