import { fireEvent, screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { caseId as caseIdOf, documentId } from '#shared/contract/base.ts';
import type { DocumentPage, RemovedPage } from '#shared/contract/documents.ts';
import { wholeOf } from '#shared/domain/documents/quad.ts';
import { DocumentDesk } from '#renderer/features/documents/DocumentDesk.tsx';
import { DocumentStrip } from '#renderer/features/documents/DocumentStrip.tsx';
import { OtherDocuments } from '#renderer/features/documents/OtherDocuments.tsx';
import type { PageMaker } from '#renderer/features/documents/page-maker.ts';
import { renderWith, scriptedStation, type Handlers } from './counter-station.tsx';

export const id = (last: number) => `7b0c4b8e-2f6d-4c55-9d0c-${String(last).padStart(12, '0')}`;
export const CASE = caseIdOf.parse(id(1));
export const CLERK = '李晓梅';
export const BOOK = 'household-register';
export const names = new Map([
  ['id-card', '身份证'],
  [BOOK, '户口簿'],
]);
export const size = { width: 100, height: 200 };

export function page(number: number, over: Partial<DocumentPage> = {}): DocumentPage {
  return {
    id: documentId.parse(id(100 + number)),
    material: BOOK,
    page: number,
    width: 1414,
    height: 2000,
    grey: true,
    turn: 0,
    addedBy: CLERK,
    addedAtMs: 1_646_000_000_000,
    takenFrom: null,
    settled: false,
    ...over,
  };
}

export const removed = (number: number, removedAtMs: number): RemovedPage => ({
  ...page(number),
  removedBy: CLERK,
  removedAtMs,
});

/** Makes a page of a file's own text, so that it can be seen which went where; corners are sure unless the name says otherwise. */
export function maker(over: Partial<PageMaker> = {}): PageMaker {
  return {
    // One page for each letter.
    pages: async (file) => Array.from(await file.text(), (letter) => new Blob([letter])),
    find: (file) => {
      const sure = !(file instanceof File && file.name.includes('歪'));
      return Promise.resolve({ corners: wholeOf(size), sure, ...size });
    },
    make: async (file) => ({ jpeg: new TextEncoder().encode(await file.text()), thumbnail: new Uint8Array([1]) }),
    close: () => undefined,
    ...over,
  };
}

export const ACCEPTED = { pages: [], removed: [] };

/** A case that can be left. */
function Case({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(true);
  return (
    <>
      {open && children}
      <button data-testid="leave" onClick={() => setOpen(false)} />
    </>
  );
}

export function openDesk(handlers: Handlers = {}, pageMaker = maker(), onReceived?: () => void) {
  const station = scriptedStation({
    'documents.add': () => page(1),
    'documents.move': () => ACCEPTED,
    'documents.turn': () => ACCEPTED,
    'documents.remove': () => ACCEPTED,
    'documents.restore': () => ACCEPTED,
    'documents.takeOver': () => ACCEPTED,
    'pictures.thumbnail': () => 'data:image/jpeg;base64,AA==',
    'pictures.page': () => 'data:image/jpeg;base64,AAAA',
    ...handlers,
  });
  const rendered = renderWith(
    station.connection,
    <Case>
      <DocumentDesk caseId={CASE} clerk={CLERK} names={names} createMaker={() => pageMaker}>
        <DocumentStrip material={BOOK} name="户口簿" onReceived={onReceived} />
        <OtherDocuments />
      </DocumentDesk>
    </Case>,
  );
  const added = () => station.asked('documents.add').map(({ input }) => input);
  return { ...station, added, rendered };
}

export async function choose(...files: readonly File[]): Promise<void> {
  fireEvent.change(await screen.findByTestId(`file-${BOOK}`), { target: { files } });
}

export const picture = (name: string, type = 'image/jpeg') => new File([name], name, { type });
export const told = (jpeg: unknown) =>
  new TextDecoder().decode(Uint8Array.from(atob(String(jpeg)), (each) => each.charCodeAt(0)));
/** By its words; antd sets two characters apart. */
export function button(words: string): HTMLElement {
  const bare = (said: string | null) => said?.replaceAll(' ', '');
  const found = screen.getAllByRole('button').find(({ textContent }) => bare(textContent) === bare(words));
  if (!found) throw new Error(`no button says ${words}`);
  return found;
}
export const strip = () => screen.getByTestId(`documents-${BOOK}`);
