import { render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { spellUnshownIn } from '#renderer/lib/unshown-characters.ts';

let stop: () => void = () => undefined;
afterEach(() => stop());

function Row({ name }: { readonly name: string }) {
  return (
    <p>
      <b>{name}</b> 您好，{name}。<textarea readOnly value={name} />
    </p>
  );
}

test('a character the page has no shape for is spelt wherever it comes to stand, and again when the text changes', async () => {
  stop = spellUnshownIn(document.body);
  const { container, rerender } = render(<Row name="钱𱍐试" />);
  const shown = () => container.querySelector('p')?.textContent;
  await vi.waitFor(() => expect(shown()).toContain('钱[U+31350]试 您好，钱[U+31350]试。'));
  rerender(<Row name={'孙\ue000试'} />);
  await vi.waitFor(() => expect(shown()).toContain('孙[U+E000]试 您好，孙[U+E000]试。'));
  rerender(<Row name="张𠅤试" />);
  await vi.waitFor(() => expect(shown()).toContain('张𠅤试 您好，张𠅤试。'));
  rerender(<Row name="钱𱍐试" />);
  await vi.waitFor(() => expect(container.querySelector('b')?.textContent).toBe('钱[U+31350]试'));
  // What somebody may be typing in stays as it is.
  expect(container.querySelector('textarea')?.value).toBe('钱𱍐试');
});
