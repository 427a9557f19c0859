import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react';
import { ConfigProvider } from 'antd';
import { afterEach, expect, it, vi } from 'vitest';
import { photoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { makeCardPhoto } from '#renderer/features/photo/photo-canvas.ts';
import { useFinishedPhoto } from '#renderer/features/photo/use-finished-photo.ts';
import { SignatureDialog } from '#renderer/features/signature/SignatureDialog.tsx';
import photoTable from '../../resources/policy/photo.json' with { type: 'json' };

vi.mock('#renderer/features/photo/photo-canvas.ts', () => ({
  loadPicture: () => Promise.resolve({}),
  makeCardPhoto: vi.fn(),
}));
vi.mock('#renderer/features/photo/photo-judge.ts', () => ({
  PhotoJudge: class {
    judge = () => Promise.resolve([]);
    close = () => undefined;
  },
}));
vi.mock('signature_pad', () => ({
  default: class {
    addEventListener = (_event: string, noteStroke: () => void) => noteStroke();
    removeEventListener = () => undefined;
    isEmpty = () => false;
    toDataURL = () => 'data:image/png;base64,c2lnbmVk';
    clear = () => undefined;
    off = () => undefined;
  },
}));

afterEach(cleanup);

const adjustment = { zoom: 1, offsetX: 0, offsetY: 0, rotation: 0, brightness: 1 } as never;

it('shows no photo that was given up while it was still being made', async () => {
  const policy = photoPolicy.parse(photoTable);
  const making = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  vi.mocked(makeCardPhoto).mockReturnValueOnce(making.promise);
  const { result } = renderHook(() => useFinishedPhoto(policy));
  let finished = Promise.resolve();
  act(() => void (finished = result.current.finish('blob:first', adjustment)));
  act(() => result.current.drop());
  await act(async () => {
    making.resolve(Uint8Array.of(1));
    await finished;
  });
  expect(result.current.photo).toBeNull();
  vi.mocked(makeCardPhoto).mockResolvedValueOnce(Uint8Array.of(2));
  await act(() => result.current.finish('blob:second', adjustment));
  expect(result.current.photo?.jpegBase64).toBe('Ag==');
});

it('keeps a signature on the field until the station has it', async () => {
  const answers = [undefined, { savedAtMs: 1 }];
  const onSign = vi.fn(() => Promise.resolve(answers.shift()));
  render(
    <ConfigProvider theme={{ token: { motion: false } }}>
      <SignatureDialog signature={null} disabled={false} saving={false} onSign={onSign} />
    </ConfigProvider>,
  );
  fireEvent.click(screen.getByTestId('signature-open'));
  fireEvent.click(await screen.findByTestId('signature-confirm'));
  await waitFor(() => expect(onSign).toHaveBeenCalledTimes(1));
  await act(() => Promise.resolve());
  fireEvent.click(screen.getByTestId('signature-confirm'));
  await waitFor(() => expect(onSign).toHaveBeenLastCalledWith('c2lnbmVk'));
  await waitFor(() => expect(screen.queryByTestId('signature-confirm')).toBeNull());
  expect(onSign).toHaveBeenCalledTimes(2);
});
