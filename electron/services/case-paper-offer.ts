import type { CasePaperOffer } from '#shared/contract/prints.ts';
import { readReceiptModel, type ReceiptKind, type ReceiptModel } from '#shared/domain/receipt-models.ts';
import { receiptText } from '#shared/i18n/zh-CN/receipts.ts';
import type { ReadableDb } from '#electron/db/connection.ts';
import { valuesOf } from '#electron/db/repositories/case-contents.ts';
import type { CaseRow } from '#electron/db/repositories/cases.ts';
import { findLastOfKind } from '#electron/db/repositories/print-jobs.ts';
import { requireCase } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { cardKindOf, requirePerson } from './people.ts';

/**
 * What a clerk need not type: what the case knows, and the words in which the station printed the last paper of the kind,
 * else the shipped ones. Nothing of the person it was about comes along. Errors: case.notFound.
 */
export function offerCasePapers(context: ServiceContext, caseId: string): CasePaperOffer {
  const { db } = context.store;
  const row = requireCase(db, caseId);
  const profile = context.profile();
  const { collection, delivery, loss } = context.policy.casePapers;
  const card = cardOf(context, db, row);
  const collected = lastPaper(db, 'collection-notice');
  const lost = lastPaper(db, 'loss-receipt');
  const matters = loss.matters.map((matter) =>
    matter.name === lost?.matter ? { ...matter, steps: lost.steps } : matter,
  );
  return {
    name: requirePerson(db, row.personId).name,
    ...card,
    collection: {
      place: collected?.place ?? profile.site,
      hours: collected?.hours ?? profile.openingText,
      bring: [...(collected?.bring ?? collection.bring)],
    },
    delivery: {
      documents: [card.cardKind, ...delivery.documents].filter((name) => name !== ''),
      relations: [...delivery.relations],
      manners: [...delivery.manners],
      place: profile.site,
    },
    loss: { matters: matters.map(({ name, steps }) => ({ name, steps: [...steps] })) },
  };
}

/** Which card the case is about, and of which bank, as far as it says so. */
export function cardOf(context: ServiceContext, db: ReadableDb, row: CaseRow): { cardKind: string; bank: string } {
  const values = valuesOf(db, row.id);
  const kind = cardKindOf(context, values['personClass'] ?? '');
  return { cardKind: kind ? receiptText.cardKind[kind] : '', bank: values['bank'] ?? '' };
}

function lastPaper<Kind extends ReceiptKind>(db: ReadableDb, kind: Kind) {
  const job = findLastOfKind(db, kind);
  const model = job && readReceiptModel(job.modelJson);
  return model?.kind === kind ? (model as Extract<ReceiptModel, { kind: Kind }>) : undefined;
}
