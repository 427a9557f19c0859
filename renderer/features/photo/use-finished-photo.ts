import { useEffect, useRef, useState } from 'react';
import type { Judgement } from '#shared/domain/photo/judgement.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { loadPicture, makeCardPhoto, type Adjustment } from './photo-canvas.ts';
import { toBase64 } from './photo-encoding.ts';
import { PhotoJudge } from './photo-judge.ts';

export type FinishedPhoto = { readonly jpegBase64: string; readonly findings: readonly Judgement[] };

/** Makes the card photo from a picture and judges it. */
export function useFinishedPhoto(policy: PhotoPolicy | undefined) {
  const [photo, setPhoto] = useState<FinishedPhoto | null>(null);
  const [busy, setBusy] = useState(false);
  const judge = useRef<PhotoJudge | null>(null);
  // Whoever closes the dialog while a photo is being made must not meet it again over the next picture.
  const wanted = useRef(0);
  useEffect(
    () => () => {
      judge.current?.close();
      judge.current = null;
    },
    [],
  );
  const finish = async (url: string, adjustment: Adjustment): Promise<void> => {
    if (policy === undefined) return;
    const mine = (wanted.current += 1);
    setBusy(true);
    try {
      const jpeg = await makeCardPhoto(await loadPicture(url), adjustment, policy);
      judge.current ??= new PhotoJudge();
      const findings = await judge.current.judge(jpeg, policy);
      if (mine === wanted.current) setPhoto({ jpegBase64: toBase64(jpeg), findings });
    } catch (error) {
      if (mine === wanted.current) throw error;
    } finally {
      if (mine === wanted.current) setBusy(false);
    }
  };
  const drop = (): void => {
    wanted.current += 1;
    setPhoto(null);
    setBusy(false);
  };
  return { photo, busy, finish, drop };
}
