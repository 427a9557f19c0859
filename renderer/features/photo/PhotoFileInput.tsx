import type { RefObject } from 'react';
import { photoText as text } from '#shared/i18n/zh-CN/photo.ts';
import { fileKind } from '#renderer/lib/file-kind.ts';

type Props = {
  readonly picker: RefObject<HTMLInputElement | null>;
  readonly disabled: boolean;
  readonly onPicture: (file: File) => void;
  /** With what to do instead. */
  readonly onRefused: (words: string) => void;
};

/** The file dialog shows also what no browser decodes, so that the clerk who has only that hears what to do. */
export function PhotoFileInput({ picker, disabled, onPicture, onRefused }: Props) {
  const choose = async (file: File): Promise<void> => {
    const kind = await fileKind(file);
    if (kind === 'picture') onPicture(file);
    else onRefused(text.refused[kind]);
  };
  return (
    <input
      ref={picker}
      type="file"
      accept="image/*,.heic,.heif,.tif,.tiff"
      hidden
      disabled={disabled}
      data-testid="photo-file"
      onChange={(event) => {
        const [file] = event.target.files ?? [];
        if (file !== undefined) void choose(file);
        // So that choosing the same file again is noticed.
        event.target.value = '';
      }}
    />
  );
}
