import { createRouterClient } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { caseId as caseIdOf, type Surface } from '#shared/contract/base.ts';
import type { DocumentPage } from '#shared/contract/documents.ts';
import { putField } from '#electron/db/repositories/case-contents.ts';
import { acceptCase } from '#electron/db/repositories/cases.ts';
import { guarded } from '#electron/rpc/guard.ts';
import { documentRoutes, pictureRoutes } from '#electron/rpc/routes/documents.ts';
import type { RpcServices } from '#electron/rpc/services.ts';
import { acceptCase as acceptNow } from '#electron/services/case-accept.ts';
import { caseView, requireCase } from '#electron/services/case-view.ts';
import { openCase } from '#electron/services/case-open.ts';
import { addDocument } from '#electron/services/document-add.ts';
import { bookFamily } from '#electron/services/family-booking.ts';
import { moveDocument, removeDocument, restoreDocument, turnDocument } from '#electron/services/document-changes.ts';
import { familyOffers, takeOverDocuments } from '#electron/services/document-family.ts';
import { casePages, pictureOf } from '#electron/services/document-view.ts';
import { pageInput, pageJpeg } from '#tests/support/page-jpeg.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, clerk, completeCase, freeSlot, request } from '#tests/support/station-day.ts';
import { testContext, type TestContext } from '#tests/support/test-context.ts';

function openDraft(context: TestContext, person = addPerson(context)): string {
  return openCase(context, { ...request(), personId: person.id, ticketId: null, clerk }).id;
}

function add(context: TestContext, caseId: string, seed: number, material = 'household-register'): DocumentPage {
  context.advance(1000);
  return addDocument(context, { ...request(), caseId, clerk, material, ...pageInput(seed) });
}

const count = (context: TestContext, table: string) =>
  context.store.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

const ids = (pages: readonly DocumentPage[]) => pages.map(({ id }) => id);
const list = (context: TestContext, caseId: string) => casePages(context.store.db, caseId);

/** As if it had been accepted now. */
function accept(context: TestContext, caseId: string): void {
  const acceptance = { caseId, caseNumber: 'XC1', clerk, atMs: context.clock.now(), on: '2022-02-28' };
  context.store.runInTransaction((db) => acceptCase(db, acceptance));
}

describe('a page that comes in', () => {
  test('stands behind the others of its material, and leaves the case, its materials and its screen alone', () => {
    const context = testContext();
    const caseId = openDraft(context);
    const before = caseView(context, context.store.db, requireCase(context.store.db, caseId));
    context.announced.length = 0;
    const [first, second] = [add(context, caseId, 1), add(context, caseId, 2)];
    const other = add(context, caseId, 3, 'id-card');
    expect([first.page, second.page, other.page]).toEqual([1, 2, 1]);
    expect(second).toMatchObject({ width: 1414, height: 2000, grey: true, addedBy: clerk, takenFrom: null });
    expect(new Set(context.announced)).toEqual(new Set(['documents']));
    expect(caseView(context, context.store.db, requireCase(context.store.db, caseId))).toEqual(before);
    expect(ids(list(context, caseId).pages)).toEqual([first.id, second.id, other.id]);
  });

  test('is stored once, however often the same picture comes', () => {
    const context = testContext();
    const [one, two] = [openDraft(context), openDraft(context)];
    add(context, one, 1);
    const blobs = count(context, 'blobs');
    add(context, two, 1);
    add(context, one, 1, 'other');
    expect(count(context, 'blobs')).toBe(blobs);
    expect(count(context, 'case_documents')).toBe(3);
  });

  test('comes once when the same request comes again', () => {
    const context = testContext();
    const input = { ...request(), caseId: openDraft(context), clerk, material: 'id-card', ...pageInput(1) };
    expect(addDocument(context, input)).toEqual(addDocument(context, input));
    expect([count(context, 'case_documents'), count(context, 'case_document_changes')]).toEqual([1, 1]);
    const other = { ...input, jpeg: pageInput(2).jpeg };
    expect(refusalOf(() => addDocument(context, other)).code).toBe('request.conflict');
    expect([count(context, 'case_documents'), count(context, 'blobs')]).toEqual([1, 2]);
  });

  test('is refused when it is no whole picture, too large, or for a material that is not wanted', () => {
    const context = testContext();
    const caseId = openDraft(context);
    const tried = (change: object) =>
      refusalOf(() =>
        addDocument(context, { ...request(), caseId, clerk, material: 'id-card', ...pageInput(1), ...change }),
      ).code;
    const whole = Buffer.from(pageJpeg(1, { width: 1414, height: 2000 }), 'base64');
    expect(tried({ jpeg: whole.subarray(0, 300).toString('base64') })).toBe('document.format');
    expect(tried({ jpeg: Buffer.from('%PDF-1.7 no picture').toString('base64') })).toBe('document.format');
    expect(tried({ jpeg: pageJpeg(1, { width: 1414, height: 2001 }) })).toBe('document.format');
    expect(tried({ jpeg: pageJpeg(1, { width: 0, height: 2000 }) })).toBe('document.format');
    expect(tried({ jpeg: pageJpeg(1, { width: 100, height: 100, components: 4 }) })).toBe('document.format');
    expect(tried({ jpeg: pageJpeg(1, { width: 1414, height: 2000, bytes: 300_001 }) })).toBe('document.tooLarge');
    expect(tried({ thumbnail: pageJpeg(1, { width: 201, height: 200 }) })).toBe('document.format');
    expect(tried({ material: 'discharge-certificate' })).toBe('document.materialUnknown');
    expect([count(context, 'case_documents'), count(context, 'blobs')]).toEqual([0, 0]);
  });

  test('is refused beyond the most a material may have', () => {
    const context = testContext();
    const policy = { ...context.policy, documents: { ...context.policy.documents, pagesPerMaterial: 2 } };
    const small: TestContext = { ...context, policy };
    const caseId = openDraft(small);
    const first = add(small, caseId, 1);
    add(small, caseId, 2);
    expect(refusalOf(() => add(small, caseId, 3))).toEqual({ code: 'document.full', data: { most: 2 } });
    removeDocument(small, { ...request(), caseId, clerk, documentId: first.id });
    add(small, caseId, 3);
    const back = () => restoreDocument(small, { ...request(), caseId, clerk, documentId: first.id });
    expect(refusalOf(back).code).toBe('document.full');
  });
});

describe('pages in order', () => {
  test('move, turn, go and come back, and every step is a row with who and when', () => {
    const context = testContext();
    const caseId = openDraft(context);
    const [a, b, c] = [add(context, caseId, 1), add(context, caseId, 2), add(context, caseId, 3)];
    const on = (page: DocumentPage) => ({ ...request(), caseId, clerk: '王海涛', documentId: page.id });
    expect(ids(moveDocument(context, { ...on(c), page: 1 }).pages)).toEqual([c.id, a.id, b.id]);
    expect(ids(moveDocument(context, { ...on(c), page: 9 }).pages)).toEqual([a.id, b.id, c.id]);
    expect(turnDocument(context, { ...on(b), turn: 3 }).pages[1]?.turn).toBe(3);
    const gone = removeDocument(context, on(a));
    expect(gone.pages.map(({ id, page }) => [id, page])).toEqual([
      [b.id, 1],
      [c.id, 2],
    ]);
    expect(gone.removed).toMatchObject([{ id: a.id, page: 1, removedBy: '王海涛', removedAtMs: context.clock.now() }]);
    const back = restoreDocument(context, on(a));
    expect([ids(back.pages), back.removed]).toEqual([[a.id, b.id, c.id], []]);
    const kinds = context.store.raw
      .prepare('SELECT kind, clerk, page_number FROM case_document_changes ORDER BY sequence')
      .raw()
      .all();
    expect(kinds).toEqual([
      ...[1, 2, 3].map((page) => ['added', clerk, page]),
      ['moved', '王海涛', 1],
      ['moved', '王海涛', 3],
      ['turned', '王海涛', 2],
      ['removed', '王海涛', 1],
      ['restored', '王海涛', 1],
    ]);
  });

  test('what changes nothing leaves no row; a removed page does not move', () => {
    const context = testContext();
    const caseId = openDraft(context);
    const page = add(context, caseId, 1);
    const on = () => ({ ...request(), caseId, clerk, documentId: page.id });
    moveDocument(context, { ...on(), page: 1 });
    turnDocument(context, { ...on(), turn: 0 });
    restoreDocument(context, on());
    expect(count(context, 'case_document_changes')).toBe(1);
    removeDocument(context, on());
    expect(refusalOf(() => moveDocument(context, { ...on(), page: 1 })).code).toBe('document.notFound');
    expect(refusalOf(() => removeDocument(context, on())).code).toBe('document.notFound');
  });

  test('what a case was accepted with stays; a page that came later may go again', () => {
    const context = testContext();
    const caseId = openDraft(context);
    const page = add(context, caseId, 1);
    accept(context, caseId);
    const later = add(context, caseId, 2);
    const gone = (documentId: string) => removeDocument(context, { ...request(), caseId, clerk, documentId });
    expect(refusalOf(() => gone(page.id)).code).toBe('document.accepted');
    const before = moveDocument(context, { ...request(), caseId, clerk, documentId: later.id, page: 1 });
    expect(before.pages.map(({ id }) => id)).toEqual([page.id, later.id]);
    expect(list(context, caseId).pages.map(({ settled }) => settled)).toEqual([true, false]);
    expect(ids(gone(later.id).pages)).toEqual([page.id]);
  });
});

describe('a clock that was put right around an acceptance', () => {
  const HOUR_MS = 3_600_000;
  const opened = () => {
    const context = testContext();
    const { id: caseId } = completeCase(context, addPerson(context).id);
    const gone = (documentId: string) => removeDocument(context, { ...request(), caseId, clerk, documentId });
    return { context, caseId, gone, on: () => ({ ...request(), caseId, clerk }) };
  };

  test('sets no accepted page free that was scanned in the hour that never was', () => {
    const { context, caseId, gone, on } = opened();
    const page = add(context, caseId, 1);
    context.advance(-HOUR_MS);
    acceptNow(context, on());
    expect(refusalOf(() => gone(page.id)).code).toBe('document.accepted');
  });

  test('does not nail down a page that came after it', () => {
    const { context, caseId, gone, on } = opened();
    acceptNow(context, on());
    context.advance(-HOUR_MS);
    const later = add(context, caseId, 1);
    expect(later.settled).toBe(false);
    expect(gone(later.id).pages).toEqual([]);
  });
});

describe('a picture', () => {
  test('is read through its own case only', () => {
    const context = testContext();
    const [mine, other] = [openDraft(context), openDraft(context)];
    const page = add(context, mine, 7);
    const { jpeg, thumbnail } = pageInput(7);
    const own = { caseId: mine, documentId: page.id };
    expect(pictureOf(context.store.db, own, 'page')).toBe(`data:image/jpeg;base64,${jpeg}`);
    expect(pictureOf(context.store.db, own, 'thumbnail')).toBe(`data:image/jpeg;base64,${thumbnail}`);
    const strange = { caseId: other, documentId: page.id };
    expect(refusalOf(() => pictureOf(context.store.db, strange, 'page')).code).toBe('document.notFound');
    const turned = () => turnDocument(context, { ...request(), ...strange, clerk, turn: 1 });
    expect(refusalOf(turned).code).toBe('document.notFound');
  });
});

describe('the door', () => {
  test('gives pages and pictures to counters, lists and pictures to the manager, and nothing to kiosk and hall', async () => {
    const context = testContext();
    const caseId = openDraft(context);
    const page = add(context, caseId, 1);
    const seen = async (surface: Surface) => {
      const services = { context } as unknown as RpcServices;
      const os = guarded(context);
      const router = { documents: documentRoutes(os, services), pictures: pictureRoutes(os, services) };
      const client = createRouterClient(router, { context: { surface } });
      const own = { caseId: caseIdOf.parse(caseId), documentId: page.id };
      const asked = [
        client.documents.policy(),
        client.documents.list({ caseId: own.caseId }),
        client.pictures.thumbnail(own),
        client.pictures.page(own),
        client.documents.offers({ caseId: own.caseId }),
        client.documents.remove({ ...request(), clerk, ...own }),
      ];
      const settled = await Promise.allSettled(asked);
      return settled.map((one) => (one.status === 'fulfilled' ? 'yes' : (one.reason as { code: string }).code));
    };
    const denied = 'access.denied';
    expect(await seen('kiosk')).toEqual(Array.from({ length: 6 }, () => denied));
    expect(await seen('hall')).toEqual(Array.from({ length: 6 }, () => denied));
    expect(await seen('manager')).toEqual(['yes', 'yes', 'yes', 'yes', denied, denied]);
    expect(await seen('counter')).toEqual(Array.from({ length: 6 }, () => 'yes'));
  });
});

describe('the pages of a relative', () => {
  function family(context: TestContext) {
    const [father, son] = [addPerson(context, { name: '赵父' }), addPerson(context, { name: '赵子' })];
    const [fathers, sons] = [openDraft(context, father), openDraft(context, son)];
    const row = { field: 'family.2.idNumber', value: son.idNumber, source: 'clerk', changedBy: clerk } as const;
    const name = () => context.store.runInTransaction((db) => putField(db, fathers, { ...row, changedAtMs: 1 }));
    return { father, fathers, sons, name };
  }

  test('are offered in both directions when one names the other, and only what is the same for a family', () => {
    const context = testContext();
    const { fathers, sons, name } = family(context);
    const register = add(context, fathers, 1);
    add(context, fathers, 2, 'id-card');
    const back = add(context, sons, 3);
    expect(familyOffers(context, sons)).toEqual([]);
    name();
    expect(familyOffers(context, sons)).toMatchObject([
      { caseId: fathers, personName: '赵父', because: 'family-table', pages: [{ id: register.id }] },
    ]);
    expect(familyOffers(context, fathers)).toMatchObject([{ personName: '赵子', pages: [{ id: back.id }] }]);
    expect(list(context, sons).pages).toHaveLength(1);
  });

  test('are offered to whom one appointment was booked together with', () => {
    const context = testContext();
    const [father, son] = [addPerson(context, { name: '赵父' }), addPerson(context, { name: '赵子' })];
    const first = freeSlot(context, '2022-03-01');
    const members = [father, son].map(({ id }, at) => ({ personId: id, relation: at === 0 ? '0' : '1' }));
    bookFamily(context, { ...request(), slotId: first.id, channel: 'phone', phone: '19999990077', clerk, members });
    const page = add(context, openDraft(context, father), 1);
    const offered = familyOffers(context, openDraft(context, son));
    expect(offered).toMatchObject([{ personName: '赵父', because: 'booking', pages: [{ id: page.id }] }]);
    expect(familyOffers(context, openDraft(context))).toEqual([]);
  });

  test('are taken over by reference, once, with who and when, and then offered no more', () => {
    const context = testContext();
    const { fathers, sons, name } = family(context);
    name();
    const pages = [add(context, fathers, 1), add(context, fathers, 2)];
    const blobs = count(context, 'blobs');
    context.advance(60_000);
    const take = () =>
      takeOverDocuments(context, {
        ...request(),
        caseId: sons,
        clerk: '王海涛',
        fromCaseId: fathers,
        documentIds: ids(pages),
      });
    const taken = take().pages;
    expect(taken.map(({ page, takenFrom, addedBy, addedAtMs }) => [page, takenFrom, addedBy, addedAtMs])).toEqual([
      [1, '赵父', '王海涛', context.clock.now()],
      [2, '赵父', '王海涛', context.clock.now()],
    ]);
    expect(ids(take().pages)).toEqual(ids(taken));
    expect(count(context, 'blobs')).toBe(blobs);
    expect(familyOffers(context, sons)).toEqual([]);
    // Taken away again, they are offered again.
    const [first] = taken;
    if (!first) throw new Error('two pages were taken');
    removeDocument(context, { ...request(), caseId: sons, clerk, documentId: first.id });
    expect(familyOffers(context, sons)[0]?.pages.map(({ id }) => id)).toEqual([pages[0]?.id]);
  });

  test('are not given to strangers, nor other papers than the family has in common', () => {
    const context = testContext();
    const { fathers, sons, name } = family(context);
    const page = add(context, fathers, 1);
    const card = add(context, fathers, 2, 'id-card');
    const take = (caseId: string, documentId: DocumentPage['id'], fromCaseId = fathers) =>
      refusalOf(() =>
        takeOverDocuments(context, { ...request(), caseId, clerk, fromCaseId, documentIds: [documentId] }),
      ).code;
    expect(take(sons, page.id)).toBe('document.notFamily');
    name();
    expect(take(sons, card.id)).toBe('document.materialUnknown');
    expect(take(openDraft(context), page.id)).toBe('document.notFamily');
    const strange = add(context, openDraft(context), 9);
    expect(take(sons, strange.id)).toBe('document.notFound');
    expect(list(context, sons).pages).toEqual([]);
  });

  test("include all of the person's own earlier case", () => {
    const context = testContext();
    const person = addPerson(context);
    const before = openDraft(context, person);
    const card = add(context, before, 1, 'id-card');
    accept(context, before);
    context.advance(1000);
    const again = context.newId();
    // A further application of the same person, as a reissue begins one.
    context.store.raw
      .prepare(
        `INSERT INTO cases (id, person_id, channel, state, form_hash, clerk, opened_at_ms, changed_at_ms)
         SELECT ?, person_id, channel, 'draft', form_hash, clerk, opened_at_ms + 1, changed_at_ms FROM cases WHERE id = ?`,
      )
      .run(again, before);
    expect(familyOffers(context, again)).toMatchObject([{ because: 'self', pages: [{ id: card.id }] }]);
  });
});
