import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseId } from '#shared/contract/base.ts';
import type { RekeyCase, RekeyItem } from '#shared/contract/rekeying.ts';
import { RekeyPanel } from '#renderer/features/rekeying/RekeyPanel.tsx';
import { createFakeStation } from '#tests/support/fake-station.ts';
import { renderWithStation } from '#tests/support/render-with-station.tsx';

const caseId = '11111111-1111-4111-8111-111111111111' as CaseId;
const copied: string[] = [];

beforeEach(() => {
  copied.length = 0;
  const writeText = (text: string) => {
    copied.push(text);
    return Promise.resolve();
  };
  vi.stubGlobal('navigator', Object.create(navigator, { clipboard: { value: { writeText } } }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const item = (key: string, label: string, text: string, more: Partial<RekeyItem> = {}): RekeyItem => ({
  key,
  label,
  section: 'identity',
  sectionTitle: '身份信息',
  text,
  code: '',
  codeTable: '',
  own: false,
  markedBy: null,
  markedAtMs: null,
  stale: false,
  ...more,
});

/** `before`: what the station waits for before it answers a mark. */
function open(items: readonly RekeyItem[], before: Promise<void> = Promise.resolve()) {
  const marks: string[] = [];
  const finished: string[] = [];
  let left = false;
  const document = (): RekeyCase => ({
    caseId,
    caseNumber: 'XC20220228-0001',
    personName: '赵试样',
    className: '退役士兵',
    acceptedAtMs: 1,
    state: marks.length > 0 ? 'begun' : 'waiting',
    marked: marks.length,
    ministryNumber: '',
    clerk: null,
    atMs: null,
    items: items.map((each) =>
      marks.includes(each.key) ? { ...each, markedBy: '李晓梅', markedAtMs: 1, stale: false } : each,
    ),
  });
  const station = createFakeStation({
    rekeying: {
      get: document,
      mark: async ({ field }) => {
        await before;
        marks.push(field);
        return { markedAtMs: 1 };
      },
      finish: ({ ministryNumber }) => {
        finished.push(ministryNumber);
        const { items: _items, ...row } = document();
        return { ...row, state: 'done' };
      },
    },
  });
  renderWithStation(station, <RekeyPanel caseId={caseId} clerk="李晓梅" onBack={() => (left = true)} />);
  return { marks, finished, hasLeft: () => left };
}

const label = async (): Promise<string> => (await screen.findByTestId('rekey-label')).textContent;
const press = (key: string): void => void fireEvent.keyDown(window, { key });

describe('typing a case elsewhere', () => {
  it('goes on at the first field that is open; Enter and space copy, mark and go on, arrows only step', async () => {
    const { marks } = open([
      item('name', '姓名', '赵\u{20164}', { markedBy: '王海涛', markedAtMs: 1 }),
      item('idNumber', '身份证号码', '999999193605010028'),
      item('ethnicCode', '民族', '汉族', { code: '01' }),
      item('phone', '联系电话', '19999990001'),
    ]);
    expect(await label()).toBe('身份证号码');
    press('Enter');
    await waitFor(async () => expect(await label()).toBe('民族'));
    expect(copied).toEqual(['999999193605010028']);
    expect(screen.getByTestId('rekey-clipboard').textContent).toContain('身份证号码');
    fireEvent.click(screen.getByTestId('rekey-copy-code'));
    await waitFor(() => expect(copied.at(-1)).toBe('01'));
    expect(await label()).toBe('民族');
    press('ArrowLeft');
    press('ArrowLeft');
    await waitFor(async () => expect(await label()).toBe('姓名'));
    press('ArrowLeft');
    expect(await label()).toBe('姓名');
    expect(screen.getByTestId('rekey-value').textContent).toBe('赵\u{20164}');
    press('ArrowRight');
    press('ArrowRight');
    await waitFor(async () => expect(await label()).toBe('民族'));
    press(' ');
    await waitFor(async () => expect(await label()).toBe('联系电话'));
    await waitFor(() => expect(marks).toEqual(['idNumber', 'ethnicCode']));
  });

  it('asks again for what was changed since, jumps to a section, and is finished with the number over there', async () => {
    const { marks, finished, hasLeft } = open([
      item('name', '姓名', '赵试样', { markedBy: '王海涛', markedAtMs: 1, stale: true }),
      item('bank', '制卡银行', '中国农业银行', { section: 'bank', sectionTitle: '申请与制卡银行' }),
    ]);
    expect(await label()).toBe('姓名');
    fireEvent.click(screen.getByTestId('rekey-section-bank'));
    expect(await label()).toBe('制卡银行');
    fireEvent.click(screen.getByTestId('rekey-copy'));
    await waitFor(async () => expect(await label()).toBe('姓名'));
    press('Enter');
    await waitFor(() => expect(marks).toEqual(['bank', 'name']));
    fireEvent.click(screen.getByTestId('rekey-finish'));
    const number = await screen.findByTestId('rekey-ministry-number');
    press('Enter');
    expect(copied).toEqual(['中国农业银行', '赵试样']);
    fireEvent.change(number, { target: { value: ' A-7 ' } });
    fireEvent.click(screen.getByTestId('rekey-finish-yes'));
    await waitFor(() => expect(finished).toEqual(['A-7']));
    await waitFor(() => expect(hasLeft()).toBe(true));
  });

  it('marks every field that was copied, however slowly the station answers', async () => {
    let answer: () => void = () => undefined;
    const { marks } = open(
      [item('name', '姓名', '赵试样'), item('phone', '联系电话', '19999990001')],
      new Promise((resolve) => (answer = resolve)),
    );
    expect(await label()).toBe('姓名');
    press('Enter');
    await waitFor(async () => expect(await label()).toBe('联系电话'));
    press('Enter');
    await waitFor(() => expect(copied).toEqual(['赵试样', '19999990001']));
    answer();
    await waitFor(() => expect(marks).toEqual(['name', 'phone']));
  });

  it('marks nothing that could not be copied', async () => {
    vi.stubGlobal(
      'navigator',
      Object.create(navigator, { clipboard: { value: { writeText: () => Promise.reject(new Error('no')) } } }),
    );
    const { marks } = open([item('name', '姓名', '赵试样'), item('phone', '联系电话', '19999990001')]);
    expect(await label()).toBe('姓名');
    press('Enter');
    await waitFor(() => expect(screen.getByTestId('rekey-clipboard').textContent).toContain('没有复制成功'));
    expect(await label()).toBe('姓名');
    expect(marks).toEqual([]);
  });
});
