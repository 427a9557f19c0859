import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { PrintJob, PrintState } from '#shared/contract/prints.ts';
import { ManagerScreen } from '#renderer/screens/manager/ManagerScreen.tsx';
import { createFakeStation, type FakeAnswers } from '#tests/support/fake-station.ts';
import { sampleDay, samplePrintJob } from '#tests/support/manager-samples.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

type Answers = NonNullable<FakeAnswers['prints']>;

async function openPrints(jobs: readonly PrintJob[], prints: Answers = {}, clerk = '李晓梅'): Promise<void> {
  localStorage.setItem('manager-clerk', clerk);
  const station = createFakeStation({
    reports: { day: () => sampleDay },
    prints: { list: () => [...jobs], unsettled: () => [], ...prints },
  });
  renderWithStation(station, <ManagerScreen />);
  fireEvent.click(await screen.findByTestId('menu-prints'));
  await screen.findAllByTestId('print-job');
}

const decisionsOf = (row: HTMLElement): string[] =>
  within(row)
    .getAllByRole('button')
    .map((button) => button.dataset['testid'] ?? '')
    .filter((id) => id !== 'print-preview' && id !== '');

describe('print journal', () => {
  it.each<[PrintState, string, string[]]>([
    ['queued', '等着打印', ['print-later', 'print-give-up']],
    ['sending', '正在打印', []],
    ['confirmed', '已打印', ['print-reprint']],
    ['unknown', '已出票？', ['print-came-out', 'print-again', 'print-give-up']],
    ['failed', '没有打印成功', ['print-again', 'print-later', 'print-give-up']],
    ['void', '已放弃', ['print-again']],
  ])('%s offers what may be decided then', async (state, words, decisions) => {
    await openPrints([samplePrintJob({ state })]);
    const row = screen.getByTestId('print-job');
    expect(row.textContent).toContain(words);
    expect(row.textContent).toContain('阿依古丽·买买提㛃');
    expect(decisionsOf(row)).toEqual(decisions);
  });

  it.each([
    ['confirmByPerson', 'print-came-out', 'unknown'],
    ['printAgain', 'print-again', 'unknown'],
    ['giveUp', 'print-give-up', 'queued'],
  ] as const)('%s acts once, by name, however often it is pressed', async (verb, button, state) => {
    const job = samplePrintJob({ state });
    const calls: unknown[] = [];
    const answer = ({ requestId: _id, ...input }: { requestId: string }): Promise<never> => {
      calls.push(input);
      return new Promise(() => undefined);
    };
    await openPrints([job], { [verb]: answer });
    const pressed = screen.getByTestId(button);
    fireEvent.click(pressed);
    fireEvent.click(pressed);
    await waitFor(() => expect(calls).toHaveLength(1));
    // While one decision is under way no other may be taken.
    for (const id of decisionsOf(screen.getByTestId('print-job'))) {
      expect(screen.getByTestId(id).matches(':disabled')).toBe(true);
      fireEvent.click(screen.getByTestId(id));
    }
    const { id: printJobId, attempts } = job;
    expect(calls).toEqual([{ printJobId, clerk: '李晓梅', ...(verb === 'giveUp' ? {} : { attempts }) }]);
  });

  it('lets nobody decide without a name', async () => {
    await openPrints([samplePrintJob({ state: 'unknown' })], {}, '');
    for (const id of ['print-came-out', 'print-again', 'print-give-up']) {
      expect(screen.getByTestId(id).matches(':disabled')).toBe(true);
    }
    expect(screen.getByText('记录会写上是谁操作的，请先填操作人。')).toBeTruthy();
  });

  it('says in words why a paper did not come', async () => {
    await openPrints([samplePrintJob({ state: 'unknown', condition: 'out-of-paper', copy: 2 })]);
    const row = screen.getByTestId('print-job').textContent;
    expect(row).toContain('打印机没有纸了');
    expect(row).toContain('补打 2');
  });

  it('shows only what has to be handled when asked to', async () => {
    const failed = samplePrintJob({ subject: 'A002', state: 'failed' });
    const later = samplePrintJob({ subject: 'A003', state: 'void', condition: 'later' });
    await openPrints([samplePrintJob({ subject: 'A001' })], { unsettled: () => [failed, later] });
    fireEvent.click(await screen.findByText('需要处理 1'));
    await waitFor(() => expect(screen.getByTestId('print-job').dataset['subject']).toBe('A002'));
    fireEvent.click(screen.getByText('以后再打 1'));
    await waitFor(() => expect(screen.getByTestId('print-job').dataset['subject']).toBe('A003'));
    expect(decisionsOf(screen.getByTestId('print-job'))).toEqual(['print-again', 'print-give-up']);
    expect(screen.getByTestId('print-again').textContent).toBe('现在打印');
  });

  it('shows the paper as an image, never as markup of the page', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title = "run"</script></svg>';
    await openPrints([samplePrintJob()], { preview: () => ({ svg }) });
    fireEvent.click(screen.getByTestId('print-preview'));
    const paper = await screen.findByTestId('paper');
    expect(paper.tagName).toBe('IMG');
    expect(decodeURIComponent(paper.getAttribute('src') ?? '')).toBe(`data:image/svg+xml;charset=utf-8,${svg}`);
    expect(document.querySelector('svg script')).toBeNull();
  });

  it('says when the station’s own layout failed and the shipped one served', async () => {
    await openPrints([samplePrintJob(), samplePrintJob({ template: 'fallback', subject: 'A002' })]);
    expect(screen.getAllByTestId('print-fallback')).toHaveLength(1);
    expect(screen.getByTestId('print-fallback').textContent).toContain('凭证样式');
  });

  it('names on the page of papers which own layout does not print, why, and what to do', async () => {
    const design = {
      scope: 'refusal-notice',
      texts: [],
      shippedMarkup: '{{name}}',
      markup: '{{gone}}',
      problem: { code: 'placeholder', what: 'gone' },
      versions: [],
    } as const;
    const station = createFakeStation({
      reports: { day: () => sampleDay },
      receipts: {
        broken: () => ['refusal-notice'],
        design: ({ scope }) =>
          scope === 'refusal-notice'
            ? { ...design, texts: [], versions: [] }
            : { scope, texts: [], shippedMarkup: null, markup: null, problem: null, versions: [] },
      },
    });
    renderWithStation(station, <ManagerScreen />);
    fireEvent.click(await screen.findByTestId('menu-receipts'));
    expect((await screen.findByTestId('receipt-broken-kinds')).textContent).toContain('不予受理通知书');
    fireEvent.click(screen.getByTestId('receipt-look-refusal-notice'));
    const said = (await screen.findByTestId('receipt-broken')).textContent;
    expect(said).toContain('没有“gone”这项内容');
    expect(said).toContain('恢复自带的样子');
    await waitFor(() => expect(screen.queryByTestId('receipt-broken-kinds')).toBeNull());
  });

  it('prints a further copy by name and for a reason, once', async () => {
    const job = samplePrintJob();
    const calls: unknown[] = [];
    await openPrints([job], {
      reprint: ({ printJobId, clerk, reason }) => {
        calls.push({ printJobId, clerk, reason });
        return new Promise(() => undefined);
      },
    });
    fireEvent.click(screen.getByTestId('print-reprint'));
    fireEvent.change(await screen.findByTestId('reprint-reason'), { target: { value: ' 老人弄丢了 ' } });
    fireEvent.click(screen.getByTestId('reprint-confirm'));
    fireEvent.click(screen.getByTestId('reprint-confirm'));
    await waitFor(() => expect(calls).toEqual([{ printJobId: job.id, clerk: '李晓梅', reason: '老人弄丢了' }]));
  });

  it('tells what happened to a paper, each try with what the printer said, and why a copy was wanted', async () => {
    const atMs = samplePrintJob().createdAtMs;
    const event = { from: null, actor: 'system', condition: null, reason: '', atMs } as const;
    const history = [
      { ...event, to: 'queued', actor: '王海涛', reason: '丢了' },
      { ...event, from: 'queued', to: 'sending' },
      { ...event, from: 'sending', to: 'queued', condition: 'out-of-paper' },
      { ...event, from: 'queued', to: 'sending' },
      { ...event, from: 'sending', to: 'confirmed' },
    ] as const;
    await openPrints([samplePrintJob()], { history: () => [...history] });
    const unfold = screen.getByTestId('print-job').querySelector('.ant-table-row-expand-icon');
    if (unfold === null) throw new Error('the row does not unfold');
    fireEvent.click(unfold);
    const lines = within(await screen.findByTestId('print-history')).getAllByRole('listitem');
    const said = lines.map((line) => line.textContent.replace(/^[-0-9: ]+/u, ''));
    expect(said).toEqual([
      '要求打印王海涛原因：丢了',
      '第 1 次送打程序',
      '没打成，等着再打程序打印机没有纸了',
      '第 2 次送打程序',
      '已打印程序',
    ]);
  });
});
