import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { wholeOf } from '#shared/domain/documents/quad.ts';
import { documentsText as text } from '#shared/i18n/zh-CN/documents.ts';
import type { PageMaker } from '#renderer/features/documents/page-maker.ts';
import { PageProblem } from '#renderer/features/documents/page-problem.ts';
import { size, page, maker, openDesk, choose, picture, told, button } from './document-desk.tsx';

afterEach(cleanup);

describe('a PDF', () => {
  const pdf = (pages: string) => picture(pages, 'application/pdf');
  const LIST = { 'documents.list': () => ({ pages: [page(1), page(2)], removed: [] }) };

  it('becomes its pages where it stood among the pictures, and nobody is asked for corners', async () => {
    const find = vi.fn<PageMaker['find']>((file) =>
      Promise.resolve({ corners: wholeOf(size), sure: file instanceof File, ...size }),
    );
    const { added } = openDesk(LIST, maker({ find }));
    await choose(pdf('2甲乙丙'), picture('3.jpg'), pdf('1丁'));
    await waitFor(() => expect(added()).toHaveLength(7));
    expect(
      added()
        .map(({ jpeg }) => told(jpeg))
        .join(''),
    ).toBe('1丁2甲乙丙3.jpg');
    expect(find).toHaveBeenCalledTimes(7);
    expect(screen.queryByTestId('page-editor')).toBeNull();
  });

  it('is read for the room that is left, and says how far it is', async () => {
    const pages = vi.fn<PageMaker['pages']>((_, { onPage }) => {
      onPage(2, 7);
      return new Promise(() => undefined);
    });
    openDesk(LIST, maker({ pages }));
    await choose(pdf('甲'));
    expect((await screen.findByTestId('pdf-reading')).textContent).toContain(text.pdf.reading(2, 7));
    expect(pages.mock.calls[0]?.[1]).toMatchObject({ room: 38, longestSide: 2000 });
  });

  it.each([
    [new PageProblem('pdf-locked'), text.pdf.locked],
    [new PageProblem('pdf-damaged'), text.pdf.damaged],
    [new PageProblem('pdf-too-long', { pages: 45, room: 38 }), text.pdf.tooLong(45, 38)],
    [new PageProblem('pdf-too-long', { pages: 3, room: 0 }), text.pdf.tooLong(3, 0)],
  ])('that cannot be taken says why and stores nothing, and the next file comes: %s', async (problem, words) => {
    const { added } = openDesk(LIST, maker({ pages: () => Promise.reject(problem) }));
    await choose(pdf('1甲乙'), picture('2.jpg'));
    await waitFor(() => expect(screen.getByTestId('document-problem').textContent).toContain(words));
    expect(added()).toHaveLength(0);
    fireEvent.click(button(text.pdf.giveUp));
    await waitFor(() => expect(added().map(({ jpeg }) => told(jpeg))).toEqual(['2.jpg']));
    expect(screen.queryByTestId('document-problem')).toBeNull();
  });

  it('is given up while it is read, and ends with the case', async () => {
    const ended: string[] = [];
    const pages: PageMaker['pages'] = async (file, { signal }) => {
      const name = await file.text();
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          ended.push(name);
          reject(new PageProblem('pdf-stopped'));
        });
      });
    };
    const { added } = openDesk(LIST, maker({ pages }));
    await choose(pdf('1甲'), picture('2.jpg'), pdf('3乙'));
    await screen.findByTestId('pdf-reading');
    fireEvent.click(button(text.pdf.giveUp));
    await waitFor(() => expect(added().map(({ jpeg }) => told(jpeg))).toEqual(['2.jpg']));
    expect(ended).toEqual(['1甲']);
    await screen.findByTestId('pdf-reading');
    fireEvent.click(screen.getByTestId('leave'));
    await waitFor(() => expect(ended).toEqual(['1甲', '3乙']));
  });
});
