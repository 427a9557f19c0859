import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { caseId as caseIdOf, personId } from '#shared/contract/base.ts';
import type { FamilyOffer } from '#shared/contract/documents.ts';
import { wholeOf } from '#shared/domain/documents/quad.ts';
import { documentsText as text } from '#shared/i18n/zh-CN/documents.ts';
import type { PageMaker } from '#renderer/features/documents/page-maker.ts';
import { PageProblem } from '#renderer/features/documents/page-problem.ts';
import { lineLost, refusal, type Handlers } from './counter-station.tsx';
import {
  id,
  CASE,
  CLERK,
  BOOK,
  size,
  page,
  removed,
  maker,
  openDesk,
  choose,
  picture,
  told,
  button,
  strip,
} from './document-desk.tsx';

afterEach(cleanup);

describe('a material without pages', () => {
  it('offers camera and file and nothing else, and so does each other category', async () => {
    openDesk({}, maker(), () => undefined);
    expect(await screen.findByTestId('documents-other')).toBeDefined();
    expect(screen.getByTestId('shoot-signed-sheet')).toBeDefined();
    expect(screen.getByTestId(`shoot-${BOOK}`)).toBeDefined();
    expect(screen.queryByTestId(`receive-${BOOK}`)).toBeNull();
    expect(screen.queryByTestId(`family-${BOOK}`)).toBeNull();
    expect(screen.queryByTestId(`restore-${BOOK}`)).toBeNull();
  });
});

describe('chosen files', () => {
  it('that are not stored when the case is left are named, and hold a page that would close', async () => {
    openDesk({ 'documents.add': () => new Promise(() => undefined) });
    const closing = () => fireEvent(window, new Event('beforeunload', { cancelable: true }));
    expect(closing()).toBe(true);
    await choose(picture('页1.jpg'), picture('页2.jpg'));
    await waitFor(() => expect(closing()).toBe(false));
    fireEvent.click(screen.getByTestId('leave'));
    expect(await screen.findByText(text.leftTitle(2))).toBeDefined();
    expect(screen.getByText(text.leftMore('户口簿'))).toBeDefined();
    expect(closing()).toBe(true);
  });

  it('become pages one after the other, by the numbers of their names, each a request of its own', async () => {
    const answers: (() => void)[] = [];
    const { added } = openDesk({
      'documents.add': () => new Promise((resolve) => answers.push(() => resolve(page(1)))),
    });
    await choose(picture('页10.jpg'), picture('页2.jpg'), picture('页1.png', 'image/png'));
    await waitFor(() => expect(added()).toHaveLength(1));
    expect(strip().textContent).toContain(text.working(3));
    answers[0]?.();
    await waitFor(() => expect(added()).toHaveLength(2));
    answers[1]?.();
    await waitFor(() => expect(added()).toHaveLength(3));
    answers[2]?.();
    await waitFor(() => expect(strip().textContent).not.toContain('正在处理'));
    expect(added().map(({ jpeg }) => told(jpeg))).toEqual(['页1.png', '页2.jpg', '页10.jpg']);
    expect(added()[0]).toMatchObject({ caseId: CASE, clerk: CLERK, material: BOOK, grey: true });
    expect(new Set(added().map(({ requestId }) => requestId)).size).toBe(3);
  });

  it('of another kind are named in words, and the pictures among them still come', async () => {
    const { added } = openDesk();
    await choose(new File(['\0\0\0\x18ftypheic'], '户口.jpg', { type: 'image/jpeg' }), picture('页1.jpg'));
    await waitFor(() => expect(added()).toHaveLength(1));
    expect(strip().textContent).toContain(text.refused.heic);
    await choose(new File(['II*\0'], '户口.tif', { type: 'image/tiff' }));
    await waitFor(() => expect(strip().textContent).toContain(text.refused.tiff));
    await choose(picture('表.docx', 'application/msword'));
    await waitFor(() => expect(strip().textContent).toContain(text.refused.other));
    expect(added()).toHaveLength(1);
  });
});

describe('a page that is not stored', () => {
  it('waits with those behind it, and goes again as the same request and the same bytes', async () => {
    const answers = [() => Promise.reject(lineLost()), () => page(1), () => page(2)];
    const { added } = openDesk({ 'documents.add': () => answers.shift()?.() });
    await choose(picture('页1.jpg'), picture('页2.jpg'));
    await waitFor(() => expect(screen.getByTestId('document-problem').textContent).toContain(text.unsaved));
    expect(added()).toHaveLength(1);
    fireEvent.click(button(text.again));
    await waitFor(() => expect(added()).toHaveLength(3));
    expect(added()[1]).toEqual(added()[0]);
    expect(told(added()[2]?.['jpeg'])).toBe('页2.jpg');
    await waitFor(() => expect(screen.queryByTestId('document-problem')).toBeNull());
  });

  it('is left out when the clerk says so, and the next one comes', async () => {
    const answers = [() => Promise.reject(refusal('document.full', { most: 40 })), () => page(1)];
    const { added } = openDesk({ 'documents.add': () => answers.shift()?.() });
    await choose(picture('页1.jpg'), picture('页2.jpg'));
    await screen.findByTestId('document-problem');
    fireEvent.click(button(text.giveUp));
    await waitFor(() => expect(added()).toHaveLength(2));
    expect(told(added()[1]?.['jpeg'])).toBe('页2.jpg');
  });

  it.each([
    ['unreadable', text.unreadable],
    ['too-detailed', text.tooDetailed],
  ] as const)('because it is %s says what to do; there is nothing to try again', async (problem, words) => {
    const { added } = openDesk({}, maker({ make: () => Promise.reject(new PageProblem(problem)) }));
    await choose(picture('页1.jpg'));
    await waitFor(() => expect(screen.getByTestId('document-problem').textContent).toContain(words));
    expect(screen.queryByRole('button', { name: text.again })).toBeNull();
    expect(added()).toEqual([]);
  });
});

describe('corners that are not sure', () => {
  it('are asked about before anything is stored, and what the clerk chose is what is made', async () => {
    const make = vi.fn<PageMaker['make']>((file, wish) => maker().make(file, wish));
    const { added } = openDesk({}, maker({ make }));
    await choose(picture('歪.jpg'));
    const editor = await screen.findByTestId('page-editor');
    expect(editor.textContent).toContain(text.editor.unsure);
    expect(make).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByTestId('corner-0'), { key: 'ArrowRight' });
    fireEvent.click(screen.getByTestId('page-use'));
    await waitFor(() => expect(added()).toHaveLength(1));
    const [, wish] = make.mock.calls[0] ?? [];
    expect(wish?.corners[0].x).toBeGreaterThan(0);
    expect(wish?.corners.slice(1)).toEqual(wholeOf(size).slice(1));
    await waitFor(() => expect(screen.queryByTestId('page-editor')).toBeNull());
  });

  it('can be given up: nothing is stored', async () => {
    const { added } = openDesk();
    await choose(picture('歪.jpg'), picture('页2.jpg'));
    await screen.findByTestId('page-editor');
    fireEvent.click(button(text.editor.cancel));
    await waitFor(() => expect(added().map(({ jpeg }) => told(jpeg))).toEqual(['页2.jpg']));
  });
});

describe('pages that are there', () => {
  const pages = [page(1), page(2, { turn: 3 }), page(3, { settled: true, takenFrom: '赵试样' })];
  const there: Handlers = { 'documents.list': () => ({ pages, removed: [] }) };

  it('are shown in order, and may be noted as received', async () => {
    const received = vi.fn<() => void>();
    openDesk(there, maker(), received);
    expect((await screen.findByTestId(`page-${BOOK}-1`)).getAttribute('aria-label')).toBe('户口簿第 1 页');
    expect(screen.getByTestId(`page-${BOOK}-3`)).toBeDefined();
    await waitFor(() =>
      expect(screen.getByTestId(`page-${BOOK}-2`).querySelector('img')?.className).toBe('document-turn-3'),
    );
    fireEvent.click(screen.getByTestId(`receive-${BOOK}`));
    expect(received).toHaveBeenCalledOnce();
  });

  it('are turned, moved and taken away in full view', async () => {
    const { asked } = openDesk(there);
    fireEvent.click(await screen.findByTestId(`page-${BOOK}-2`));
    await screen.findByTestId('page-view');
    fireEvent.click(screen.getByTestId('page-turn'));
    await waitFor(() => expect(asked('documents.turn')[0]?.input).toMatchObject({ documentId: page(2).id, turn: 0 }));
    await waitFor(() => expect(screen.getByTestId('page-earlier').matches(':disabled')).toBe(false));
    fireEvent.click(screen.getByTestId('page-earlier'));
    await waitFor(() => expect(asked('documents.move')[0]?.input).toMatchObject({ documentId: page(2).id, page: 1 }));
    await waitFor(() => expect(screen.getByTestId('page-remove').matches(':disabled')).toBe(false));
    fireEvent.click(screen.getByTestId('page-remove'));
    await waitFor(() => expect(asked('documents.remove')[0]?.input).toMatchObject({ documentId: page(2).id }));
    await waitFor(() => expect(screen.queryByTestId('page-view')).toBeNull());
  });

  it('stay as they are once the case was accepted with them, and say whose they were', async () => {
    openDesk(there);
    fireEvent.click(await screen.findByTestId(`page-${BOOK}-3`));
    const view = await screen.findByTestId('page-view');
    expect(view.textContent).toContain(text.view.settled);
    expect(view.textContent).toContain('赵试样 的材料');
    for (const each of ['page-turn', 'page-remove', 'page-earlier', 'page-later'])
      expect(screen.getByTestId(each).matches(':disabled')).toBe(true);
  });

  it('come back after they were taken away, the last one first', async () => {
    const { asked } = openDesk({
      'documents.list': () => ({ pages: [], removed: [removed(5, 10), removed(6, 30), removed(7, 20)] }),
    });
    fireEvent.click(await screen.findByTestId(`restore-${BOOK}`));
    expect(strip().textContent).toContain(text.removed(3));
    await waitFor(() => expect(asked('documents.restore')[0]?.input).toMatchObject({ documentId: removed(6, 30).id }));
  });
});

describe('pages of the family', () => {
  const offer = (last: number, personName: string): FamilyOffer => ({
    caseId: caseIdOf.parse(id(last)),
    personId: personId.parse(id(last + 1)),
    personName,
    because: 'booking',
    pages: [page(last), page(last + 1, { material: 'relation-proof' })],
  });
  const offers = [offer(20, '赵试样'), offer(30, '钱试样')];

  async function openOffers(handlers: Handlers = {}) {
    const station = openDesk({ 'documents.offers': () => offers, ...handlers });
    fireEvent.click(await screen.findByTestId(`family-${BOOK}`));
    await screen.findByTestId('family-offers');
    return station;
  }
  const tick = (number: number) => fireEvent.click(screen.getByTestId(`offer-${number}`));

  it('are taken over when ticked, those of this material only, case by case', async () => {
    const { asked } = await openOffers();
    expect(screen.queryByTestId('offer-21')).toBeNull();
    expect(button(text.family.use(0)).matches(':disabled')).toBe(true);
    tick(20);
    tick(30);
    fireEvent.click(button(text.family.use(2)));
    await waitFor(() => expect(asked('documents.takeOver')).toHaveLength(2));
    expect(asked('documents.takeOver').map(({ input }) => [input['fromCaseId'], input['documentIds']])).toEqual([
      [id(20), [page(20).id]],
      [id(30), [page(30).id]],
    ]);
    await waitFor(() => expect(screen.queryByTestId('family-offers')).toBeNull());
  });

  it('are not taken over further when one is refused, and the question stays open', async () => {
    const { asked } = await openOffers({ 'documents.takeOver': () => Promise.reject(refusal('document.notFamily')) });
    tick(20);
    tick(30);
    fireEvent.click(button(text.family.use(2)));
    await waitFor(() => expect(asked('documents.takeOver')).toHaveLength(1));
    await waitFor(() => expect(button(text.family.use(2)).matches(':disabled')).toBe(false));
    expect(screen.getByTestId('family-offers')).toBeDefined();
    expect(asked('documents.takeOver')).toHaveLength(1);
  });
});

describe('F1', () => {
  it('opens the camera for the first material without a page; without a camera it says what else to do', async () => {
    openDesk({ 'documents.list': () => ({ pages: [page(1, { material: 'id-card' })], removed: [] }) });
    await screen.findByTestId('documents-other');
    fireEvent.keyDown(window, { key: 'F1' });
    const dialog = await screen.findByTestId('document-camera');
    expect(dialog.closest('.ant-modal')?.textContent).toContain(text.camera.title('户口簿'));
    await waitFor(() => expect(dialog.textContent).toContain(text.camera.none));
    expect(screen.getByTestId('camera-kept').textContent).toBe(text.camera.kept(0));
  });
});
