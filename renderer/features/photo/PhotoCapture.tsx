import { Alert, Button, Flex, Modal, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { CameraView } from './CameraView.tsx';
import { CropView } from './CropView.tsx';
import { loadPicture, makeCardPhoto, type CropArea } from './photo-canvas.ts';
import { photoLimits, PhotoTooDetailed, toBase64 } from './photo-encoding.ts';

const text = casesText.photo;

type Props = {
  /** The photo on file as a data URL. */
  readonly photo: string | null;
  readonly disabled: boolean;
  readonly saving: boolean;
  /** A finished photo, base64 of a JPEG of exactly 352×440. */
  readonly onPhoto: (jpegBase64: string) => void;
};

/** Photo from a camera or a file, cut to the card's size, shown as it will be printed. */
export function PhotoCapture({ photo, disabled, saving, onPhoto }: Props) {
  const [camera, setCamera] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const picture = usePictureUrl();
  const picker = useRef<HTMLInputElement>(null);

  const close = (): void => {
    setCamera(false);
    picture.drop();
  };
  const finish = async (area: CropArea): Promise<void> => {
    if (picture.url === null) return;
    setBusy(true);
    try {
      const jpeg = await makeCardPhoto(await loadPicture(picture.url), area);
      onPhoto(toBase64(jpeg));
    } catch (error) {
      setProblem(error instanceof PhotoTooDetailed ? text.tooDetailed : text.unreadable);
    } finally {
      setBusy(false);
      close();
    }
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
      <PhotoPreview photo={photo} />
      <Flex vertical gap="small">
        <span className="quiet">{text.need}</span>
        <Flex gap="small">
          <Button disabled={disabled} onClick={() => setCamera(true)} data-testid="photo-camera">
            {text.camera}
          </Button>
          <Button disabled={disabled} loading={saving} onClick={() => picker.current?.click()}>
            {text.file}
          </Button>
        </Flex>
        <input
          ref={picker}
          type="file"
          accept="image/*"
          hidden
          disabled={disabled}
          data-testid="photo-file"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file !== undefined) take(URL.createObjectURL(file));
            // So that choosing the same file again is noticed.
            event.target.value = '';
          }}
        />
        {problem !== null && <Alert type="warning" showIcon title={problem} data-testid="photo-problem" />}
      </Flex>
      <Modal
        open={camera || picture.url !== null}
        title={text.title}
        footer={null}
        width={640}
        destroyOnHidden
        onCancel={close}
      >
        {/* Nothing while the dialog closes: the camera must not come on again for a moment. */}
        {camera && picture.url === null && <CameraView onShot={take} />}
        {picture.url !== null && (
          <CropView url={picture.url} busy={busy} onCrop={(area) => void finish(area)} onCancel={close} />
        )}
      </Modal>
    </Flex>
  );
}

/** True size: one picture pixel is one screen pixel, so that what is too coarse is seen here and not on the card. */
function PhotoPreview({ photo }: { readonly photo: string | null }) {
  const { width, height } = photoLimits;
  if (photo === null) {
    return (
      <Flex align="center" justify="center" className="photo-empty" style={{ width: width / 2, height: height / 2 }}>
        {text.none}
      </Flex>
    );
  }
  const bytes = Math.floor(((photo.length - photo.indexOf(',') - 1) * 3) / 4);
  return (
    <Flex vertical gap={4}>
      <img src={photo} width={width} height={height} alt={text.preview} data-testid="photo-preview" />
      <span className="quiet">{text.size(Math.ceil(bytes / 1000))}</span>
      {bytes < photoLimits.minimumBytes && <Typography.Text type="warning">{text.small}</Typography.Text>}
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
