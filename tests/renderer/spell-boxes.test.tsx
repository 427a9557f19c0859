import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Input } from 'antd';
import { afterEach, expect, test, vi } from 'vitest';
import { commonText } from '#shared/i18n/zh-CN/common.ts';
import { spellBoxesIn } from '#renderer/lib/spelled-font/spell-boxes.ts';

let stop: () => void = () => undefined;
afterEach(() => {
  stop();
  cleanup();
});

function watched() {
  const fonts: string[] = [];
  stop = spellBoxesIn(document.body, (character) => fonts.push(character));
  return fonts;
}

function Boxes({ name }: { readonly name: string }) {
  return (
    <>
      <Input data-testid="line" value={name} readOnly />
      <Input.TextArea data-testid="lines" value={name} readOnly />
    </>
  );
}

const title = (id: string) => screen.getByTestId(id).getAttribute('title');
const value = (id: string) => screen.getByTestId<HTMLInputElement>(id).value;

test.each(['line', 'lines'])(
  'a %s that is filled from elsewhere has a shape for each character, and says why',
  async (id) => {
    const fonts = watched();
    const { rerender } = render(<Boxes name="张𠅤试" />);
    rerender(<Boxes name={'孙\ue000𱍐\ue000'} />);
    await vi.waitFor(() => expect(title(id)).toBe(commonText.unshown('[U+E000][U+31350]')));
    expect(fonts).toEqual(['\ue000', '𱍐']);
    expect(value(id)).toBe('孙\ue000𱍐\ue000');
    rerender(<Boxes name="钱𱍐" />);
    await vi.waitFor(() => expect(title(id)).toBe(commonText.unshown('[U+31350]')));
    rerender(<Boxes name="张𠅤试" />);
    await vi.waitFor(() => expect(title(id)).toBeNull());
    expect(fonts).toHaveLength(2);
  },
);

test('a box that is there already, one that comes later, and one that is typed in', async () => {
  render(<Input data-testid="early" defaultValue={'\ue000'} />);
  const fonts = watched();
  expect(fonts).toEqual(['\ue000']);
  render(
    <p>
      <Input data-testid="late" defaultValue="𱍐" />
    </p>,
  );
  await vi.waitFor(() => expect(fonts).toEqual(['\ue000', '𱍐']));
  fireEvent.input(screen.getByTestId('late'), { target: { value: '王\uf137' } });
  expect(fonts.at(-1)).toBe('\uf137');
});

test('what lies over a box by its own right stays', () => {
  render(<Input data-testid="titled" title="姓名" defaultValue="𱍐" />);
  const fonts = watched();
  expect(fonts).toEqual(['𱍐']);
  fireEvent.input(screen.getByTestId('titled'), { target: { value: '王' } });
  expect(title('titled')).toBe('姓名');
});
