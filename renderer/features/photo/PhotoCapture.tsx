import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PhotoReport } from '#shared/contract/cases.ts';
import { photoText as text } from '#shared/i18n/zh-CN/photo.ts';
import { useStationQueries } from '#renderer/lib/station-context.tsx';
import { colourVariables } from '#renderer/ui/colours.ts';
import { CameraView } from './CameraView.tsx';
import { CropView } from './CropView.tsx';
import { loadPicture, type Adjustment } from './photo-canvas.ts';
import { PhotoTooDetailed } from './photo-encoding.ts';
import { PhotoFileInput } from './PhotoFileInput.tsx';
import { PhotoOnFile } from './PhotoOnFile.tsx';
import { PhotoReview } from './PhotoReview.tsx';
import { useFinishedPhoto } from './use-finished-photo.ts';

export type PhotoWish = {
  /** Base64 of a JPEG of exactly the policy's pixels. */
  readonly jpeg: string;
  /** What the clerk looked at and found good. */
  readonly confirmed: string[];
  /** Why a photo with something wrong goes on; empty when nothing is. */
  readonly reason: string;
};

type Props = {
  /** The photo on file as a data URL. */
  readonly photo: string | null;
  readonly report: PhotoReport | null;
  readonly disabled: boolean;
  readonly saving: boolean;
  /** Resolves to undefined when the station did not take it. */
  readonly onPhoto: (wish: PhotoWish) => Promise<unknown>;
};

/** Photo from a camera or a file: cut, straightened and lit, then checked, then kept. */
export function PhotoCapture({ photo, report, disabled, saving, onPhoto }: Props) {
  const policy = useQuery(useStationQueries().cases.photoPolicy.queryOptions({ staleTime: Infinity })).data;
  const [camera, setCamera] = useState(false);
  const [fromCamera, setFromCamera] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const picture = usePictureUrl();
  const finished = useFinishedPhoto(policy);
  const picker = useRef<HTMLInputElement>(null);

  const close = (): void => {
    setCamera(false);
    finished.drop();
    picture.drop();
  };
  const finish = (adjustment: Adjustment): void => {
    if (picture.url === null) return;
    finished.finish(picture.url, adjustment).catch((error: unknown) => {
      setProblem(error instanceof PhotoTooDetailed ? text.tooDetailed : text.unreadable);
      close();
    });
  };
  const accept = async (confirmed: readonly string[], reason: string): Promise<void> => {
    if (finished.photo === null) return;
    const wish = { jpeg: finished.photo.jpegBase64, confirmed: [...confirmed], reason };
    if ((await onPhoto(wish)) !== undefined) close();
  };
  const retake = (): void => {
    close();
    if (fromCamera) setCamera(true);
    else picker.current?.click();
  };
  const take = (url: string): void => {
    setProblem(null);
    loadPicture(url).then(
      () => picture.set(url),
      () => {
        URL.revokeObjectURL(url);
        setCamera(false);
        setProblem(text.unreadable);
      },
    );
  };
  return (
    <Flex gap="large" align="flex-start">
      <PhotoOnFile photo={photo} report={report} />
      <Flex vertical gap="small">
        <span className="quiet">{text.need}</span>
        <Flex gap="small">
          <Button
            disabled={disabled}
            data-testid="photo-camera"
            onClick={() => {
              setFromCamera(true);
              setCamera(true);
            }}
          >
            {text.camera}
          </Button>
          <Button disabled={disabled} loading={saving} onClick={() => picker.current?.click()}>
            {text.file}
          </Button>
        </Flex>
        <PhotoFileInput
          picker={picker}
          disabled={disabled}
          onPicture={(file) => {
            setFromCamera(false);
            take(URL.createObjectURL(file));
          }}
          onRefused={setProblem}
        />
        {problem !== null && <Alert type="warning" showIcon title={problem} data-testid="photo-problem" />}
      </Flex>
      <Modal
        open={camera || picture.url !== null}
        title={finished.photo === null ? text.title : text.review.title}
        footer={null}
        width={finished.photo === null ? 640 : 1180}
        centered
        destroyOnHidden
        onCancel={close}
      >
        {/* The dialog hangs outside the element that carries the colours. */}
        <div style={colourVariables}>
          {/* Nothing while the dialog closes: the camera must not come on again for a moment. */}
          {camera && policy !== undefined && picture.url === null && <CameraView policy={policy} onShot={take} />}
          {policy !== undefined && picture.url !== null && (
            // Kept behind the review: going back finds the frame where it was.
            <div hidden={finished.photo !== null}>
              <CropView
                url={picture.url}
                aspect={policy.file.width / policy.file.height}
                busy={finished.busy}
                onUse={finish}
                onCancel={close}
              />
            </div>
          )}
          {policy !== undefined && finished.photo !== null && (
            <PhotoReview
              photo={finished.photo}
              policy={policy}
              saving={saving}
              onAccept={(confirmed, reason) => void accept(confirmed, reason)}
              onBack={finished.drop}
              onRetake={retake}
            />
          )}
        </div>
      </Modal>
    </Flex>
  );
}

/** An object URL that is given back to the browser when it is replaced or the form is left. */
function usePictureUrl() {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(
    () => () => {
      if (url !== null) URL.revokeObjectURL(url);
    },
    [url],
  );
  return { url, set: setUrl, drop: () => setUrl(null) };
}
