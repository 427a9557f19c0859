import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ImportSummary } from '#shared/contract/roster.ts';
import { DeskError } from '#shared/errors.ts';
import { ManagerScreen } from '#renderer/screens/manager/ManagerScreen.tsx';
import { createFakeStation, type FakeAnswers } from '#tests/support/fake-station.ts';
import { refusedRow, sampleBatch, sampleDay } from '#tests/support/manager-samples.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

type RosterAnswers = NonNullable<FakeAnswers['roster']>;

const xlsx = (bytes = 'PK'): File => new File([bytes], '新村名册.xlsx', { lastModified: 1 });

/** A station that keeps what it previewed, as the real one does. */
async function openImport({ preview, ...roster }: RosterAnswers): Promise<void> {
  const kept: ImportSummary[] = [];
  const station = createFakeStation({
    reports: { day: () => sampleDay },
    roster: {
      batches: () => kept,
      rows: () => ({ total: 1, rows: [refusedRow] }),
      preview: async (input, signal) => {
        const batch = await preview?.(input, signal);
        if (batch === undefined) throw new Error('the test previews nothing');
        kept.push(batch);
        return batch;
      },
      ...roster,
    },
  });
  renderWithStation(station, <ManagerScreen />);
  fireEvent.click(await screen.findByTestId('menu-roster'));
}

async function chooseFile(file: File): Promise<void> {
  fireEvent.change(await screen.findByTestId('import-file'), { target: { files: [file] } });
}

const textOf = async (testId: string): Promise<string> => (await screen.findByTestId(testId)).textContent;

describe('roster import', () => {
  it('sends the bytes of the chosen file and shows what would happen', async () => {
    const sent: unknown[] = [];
    await openImport({
      preview: ({ fileName, content }) => {
        sent.push({ fileName, content });
        return sampleBatch();
      },
    });
    await chooseFile(xlsx('PK-名册'));
    expect(await textOf('import-count-added')).toBe('400');
    expect(await textOf('import-count-merged')).toBe('7');
    expect(await textOf('import-count-unchanged')).toBe('10');
    expect(await textOf('import-count-refused')).toBe('3');
    expect(await textOf('import-columns')).toContain('公民身份号码（当作身份证号）');
    expect(sent).toEqual([{ fileName: '新村名册.xlsx', content: Buffer.from('PK-名册').toString('base64') }]);
  });

  it('shows a refused row with each of its reasons in words', async () => {
    await openImport({ preview: () => sampleBatch() });
    await chooseFile(xlsx());
    const row = within(await screen.findByTestId('import-row'));
    expect(row.getByText('张建䶮')).toBeTruthy();
    expect(row.getByText('17')).toBeTruthy();
    expect(row.getByText('身份证号有一位不对，请对着证件逐位核对。')).toBeTruthy();
    expect(row.getByText('与第 9 行身份证号相同而姓名不同，请核对哪一行对。')).toBeTruthy();
  });

  it('asks the station for the rows of one outcome, from the first page', async () => {
    const asked: unknown[] = [];
    await openImport({
      preview: () => sampleBatch(),
      rows: ({ outcome, offset }) => {
        asked.push({ outcome, offset });
        return { total: outcome === undefined ? 420 : 3, rows: [refusedRow] };
      },
    });
    await chooseFile(xlsx());
    fireEvent.click(await screen.findByText('2', { selector: '.ant-pagination-item a' }));
    fireEvent.click(await screen.findByTestId('import-filter-refused'));
    await waitFor(() =>
      expect(asked).toEqual([
        { outcome: undefined, offset: 0 },
        { outcome: undefined, offset: 50 },
        { outcome: 'refused', offset: 0 },
      ]),
    );
  });

  it('a double click commits once, and the button is gone afterwards', async () => {
    const batch = sampleBatch();
    const under = Promise.withResolvers<ImportSummary>();
    const commits: string[] = [];
    await openImport({
      preview: () => batch,
      commit: ({ requestId }) => {
        commits.push(requestId);
        return under.promise;
      },
    });
    await chooseFile(xlsx());
    const button = await screen.findByTestId('import-commit');
    fireEvent.click(button);
    fireEvent.click(button);
    await waitFor(() => expect(commits).toHaveLength(1));
    fireEvent.click(button);
    expect(screen.getByTestId('import-discard').matches(':disabled')).toBe(true);
    batch.state = 'committed';
    under.resolve({ ...batch });
    expect(await textOf('import-done')).toContain('新增 400 人，更新 7 人');
    expect(screen.queryByTestId('import-commit')).toBeNull();
    expect(commits).toHaveLength(1);
  });

  it('the same commit after a lost line is the same request', async () => {
    const requests: string[] = [];
    await openImport({
      preview: () => sampleBatch(),
      commit: ({ requestId }) => {
        requests.push(requestId);
        throw new Error('line lost');
      },
    });
    await chooseFile(xlsx());
    for (const times of [1, 2]) {
      await waitFor(() => expect(screen.getByTestId('import-commit').matches(':disabled')).toBe(false));
      fireEvent.click(screen.getByTestId('import-commit'));
      await waitFor(() => expect(requests).toHaveLength(times));
    }
    expect(requests[1]).toBe(requests[0]);
  });

  it('discarding ends the preview and offers no commit', async () => {
    const batch = sampleBatch();
    await openImport({
      preview: () => batch,
      discard: () => {
        batch.state = 'discarded';
        return batch;
      },
    });
    await chooseFile(xlsx());
    fireEvent.click(await screen.findByTestId('import-discard'));
    await waitFor(() => expect(screen.queryByTestId('import-commit')).toBeNull());
    expect(screen.getByTestId('import-batch').dataset['state']).toBe('discarded');
  });

  it('offers no commit when nobody would be added or changed', async () => {
    await openImport({ preview: () => sampleBatch({ added: 0, merged: 0, unchanged: 417 }) });
    await chooseFile(xlsx());
    expect((await screen.findByTestId('import-commit')).matches(':disabled')).toBe(true);
  });
});

describe('a file that is no roster', () => {
  it.each([
    ['no workbook', new DeskError('roster.notReadable', {}), '这个文件打不开'],
    ['wrong columns', new DeskError('roster.columnsMissing', { columns: ['身份证号'] }), '表里缺少这些列：身份证号'],
    ['no people', new DeskError('roster.empty', {}), '这个文件里没有人员'],
    ['too many rows', new DeskError('roster.tooLarge', {}), '请分成几个文件'],
  ])('%s', async (_, refusal, sentence) => {
    await openImport({
      preview: () => {
        throw refusal;
      },
    });
    await chooseFile(xlsx());
    expect(await textOf('import-problem')).toContain(sentence);
    // Ready for the next try.
    expect(await screen.findByTestId('import-file')).toBeTruthy();
  });

  it.each([
    ['an old workbook', new File(['x'], '名册.XLS'), '另存为 .xlsx'],
    ['an empty file', new File([], '名册.xlsx'), '是空的'],
    ['more than 30 MB', new File([new Uint8Array(30_000_001)], '名册.xlsx'), '超过了 30 MB'],
  ])('%s is told without asking the station', async (_, file, sentence) => {
    const asked: unknown[] = [];
    await openImport({
      preview: (input) => {
        asked.push(input.fileName);
        return sampleBatch();
      },
    });
    await chooseFile(file);
    expect(await textOf('import-problem')).toContain(sentence);
    await chooseFile(new File(['PK'], '好名册.xlsx'));
    await screen.findByTestId('import-batch');
    expect(asked).toEqual(['好名册.xlsx']);
  });

  it('a file that is gone when it is read', async () => {
    await openImport({ preview: () => sampleBatch() });
    vi.spyOn(FileReader.prototype, 'readAsDataURL').mockImplementation(function fail(this: FileReader) {
      this.dispatchEvent(new Event('error'));
    });
    await chooseFile(xlsx());
    expect(await textOf('import-problem')).toContain('读不到这个文件');
  });
});
