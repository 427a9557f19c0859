import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TRANSFER_CHUNK_BYTES, type ImportSummary } from '#shared/contract/roster.ts';
import { DeskError } from '#shared/errors.ts';
import { ManagerScreen } from '#renderer/screens/manager/ManagerScreen.tsx';
import { createFakeStation, type FakeAnswers } from '#tests/support/fake-station.ts';
import { refusedRow, sampleBatch, sampleDay, sampleInspection, samplePair } from '#tests/support/manager-samples.ts';
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
      exports: () => [],
      upload: ({ index }) => ({ next: index + 1 }),
      dropUpload: () => ({}),
      inspect: () => sampleInspection,
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

async function pickFile(file: File): Promise<void> {
  fireEvent.change(await screen.findByTestId('import-file'), { target: { files: [file] } });
}

/** Chooses a file and takes its columns as proposed. */
async function chooseFile(file: File): Promise<void> {
  await pickFile(file);
  fireEvent.click(await screen.findByTestId('import-start'));
}

const textOf = async (testId: string): Promise<string> => (await screen.findByTestId(testId)).textContent;

describe('roster import', () => {
  it('sends the chosen file piece by piece, shows its columns, then what would happen', async () => {
    const sent: string[] = [];
    const asked: unknown[] = [];
    await openImport({
      upload: ({ index, content, size }) => {
        sent[index] = content;
        expect(size).toBe(TRANSFER_CHUNK_BYTES + 3);
        return { next: index + 1 };
      },
      preview: ({ fileName, fields, mappingName }) => {
        asked.push({ fileName, fields, mappingName });
        return sampleBatch();
      },
    });
    await chooseFile(xlsx(`${'x'.repeat(TRANSFER_CHUNK_BYTES)}end`));
    expect(await textOf('import-count-added')).toBe('400');
    expect(await textOf('import-count-merged')).toBe('7');
    expect(await textOf('import-count-unchanged')).toBe('10');
    expect(await textOf('import-count-refused')).toBe('3');
    expect(await textOf('import-columns')).toContain('公民身份号码（当作身份证号）');
    expect(sent.map((content) => Buffer.from(content, 'base64').length)).toEqual([TRANSFER_CHUNK_BYTES, 3]);
    expect(asked).toEqual([{ fileName: '新村名册.xlsx', fields: ['name', 'idNumber', ''], mappingName: '' }]);
  });

  it('goes on where it was when the line breaks', async () => {
    const sent: number[] = [];
    await openImport({
      upload: ({ index }) => {
        sent.push(index);
        if (sent.length === 2) throw new Error('line lost');
        return { next: index + 1 };
      },
      preview: () => sampleBatch(),
    });
    await pickFile(xlsx('x'.repeat(TRANSFER_CHUNK_BYTES * 2)));
    expect(await screen.findByTestId('import-mapping', undefined, { timeout: 5_000 })).toBeTruthy();
    expect(sent).toEqual([0, 1, 1]);
  });

  it('a missing required column is said in words and cannot be passed over', async () => {
    await openImport({
      preview: () => sampleBatch(),
      inspect: () => ({
        ...sampleInspection,
        columns: sampleInspection.columns.map((column) => ({
          ...column,
          field: column.field === 'name' ? 'name' : '',
        })),
        missing: ['idNumber'],
      }),
    });
    await pickFile(xlsx());
    expect(await textOf('import-missing')).toContain('还没有指定哪一列是身份证号');
    expect((await screen.findByTestId('import-start')).matches(':disabled')).toBe(true);
    fireEvent.mouseDown(screen.getByLabelText('公民身份号码 当作'));
    fireEvent.click(await screen.findByText('身份证号（必须有）'));
    await waitFor(() => expect(screen.getByTestId('import-start').matches(':disabled')).toBe(false));
    expect(screen.queryByTestId('import-missing')).toBeNull();
  });

  it('a file of a known shape says so', async () => {
    await openImport({
      preview: () => sampleBatch(),
      inspect: () => ({ ...sampleInspection, recognised: '街道月报' }),
    });
    await pickFile(xlsx());
    expect(await textOf('import-recognised')).toContain('街道月报');
  });

  it('shows how far a reading is, and a way out', async () => {
    const progress = { phase: 'reading', done: 4_000, estimated: 200_000, stalled: false } as const;
    const discarded: string[] = [];
    await openImport({
      preview: () => sampleBatch({ state: 'reading', progress }),
      discard: ({ batchId }) => {
        discarded.push(batchId);
        return sampleBatch({ state: 'discarded' });
      },
    });
    await chooseFile(xlsx());
    expect(await textOf('import-progress-rows')).toBe('4000 / 约 200000 行');
    fireEvent.click(screen.getByTestId('import-cancel'));
    await waitFor(() => expect(discarded).toHaveLength(1));
  });

  it('lays a suspected pair side by side and takes the decision', async () => {
    const decided: unknown[] = [];
    const batch = { ...sampleBatch({ suspects: 1, undecided: 1 }) };
    await openImport({
      preview: () => batch,
      suspects: () => ({ total: 1, pairs: [samplePair] }),
      decide: ({ rowNumber, decision }) => {
        decided.push([rowNumber, decision]);
        batch.undecided = 0;
        return { ...batch };
      },
    });
    await chooseFile(xlsx());
    const pair = within(await screen.findByTestId('import-pair'));
    expect(pair.getAllByText('张建国')).toHaveLength(2);
    expect(pair.getByText('999999194005040017')).toBeTruthy();
    fireEvent.click(pair.getByText('同一人，并到右边'));
    await waitFor(() => expect(decided).toEqual([[9, 'merge']]));
    expect((await screen.findByTestId('import-suspects')).textContent).toContain('都已决定');
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
    ['no people', new DeskError('roster.empty', {}), '这个文件里没有人员'],
    ['too many rows', new DeskError('roster.tooLarge', {}), '请分成几个文件'],
  ])('%s', async (_, refusal, sentence) => {
    await openImport({
      inspect: () => {
        throw refusal;
      },
    });
    await pickFile(xlsx());
    expect(await textOf('import-problem')).toContain(sentence);
    // Ready for the next try.
    expect(await screen.findByTestId('import-file')).toBeTruthy();
  });

  it.each([
    ['an old workbook', new File(['x'], '名册.XLS'), '另存为 .xlsx'],
    ['an empty file', new File([], '名册.xlsx'), '是空的'],
    [
      'more than 200 MB',
      Object.defineProperty(new File(['x'], '名册.xlsx'), 'size', { value: 200_000_001 }),
      '超过了 200 MB',
    ],
  ])('%s is told without asking the station', async (_, file, sentence) => {
    const asked: unknown[] = [];
    await openImport({
      preview: (input) => {
        asked.push(input.fileName);
        return sampleBatch();
      },
    });
    await pickFile(file);
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
    await pickFile(xlsx());
    expect(await textOf('import-problem')).toContain('读不到这个文件');
  });
});
