import { Button, Flex, Slider, Typography } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import Cropper, { type Area } from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { photoLimits } from './photo-encoding.ts';

const text = casesText.photo;

type Props = {
  readonly url: string;
  readonly busy: boolean;
  readonly onCrop: (area: Area) => void;
  readonly onCancel: () => void;
};

/** Lets the clerk put the head into the frame; the frame has the card photo's proportions. */
export function CropView({ url, busy, onCrop, onCancel }: Props) {
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<Area | null>(null);
  const use = useRef<HTMLButtonElement>(null);
  const ready = area !== null;
  // Only now: the dialog takes the cursor for itself while it opens.
  useEffect(() => {
    if (ready) use.current?.focus();
  }, [ready]);
  const remember = useCallback((_share: Area, pixels: Area) => setArea(pixels), []);
  return (
    <Flex vertical gap="small">
      <Typography.Text>{text.cropTitle}</Typography.Text>
      <div style={{ position: 'relative', height: 380, background: '#222' }} data-testid="photo-crop">
        <Cropper
          image={url}
          crop={crop}
          zoom={zoom}
          aspect={photoLimits.width / photoLimits.height}
          onCropChange={setCrop}
          onZoomChange={setZoom}
          onCropComplete={remember}
          onCropAreaChange={remember}
          // The page's policy allows no style elements made at run time; the sheet is imported above.
          disableAutomaticStylesInjection
        />
      </div>
      <Flex gap="middle" align="center">
        <span>{text.zoom}</span>
        <Slider
          style={{ flex: 1 }}
          min={1}
          max={3}
          step={0.02}
          value={zoom}
          onChange={setZoom}
          tooltip={{ open: false }}
        />
        <Button onClick={onCancel}>{text.cancel}</Button>
        <Button
          type="primary"
          ref={use}
          loading={busy}
          data-testid="photo-use"
          onClick={() => {
            if (area !== null && !busy) onCrop(area);
          }}
        >
          {text.use}
        </Button>
      </Flex>
    </Flex>
  );
}
