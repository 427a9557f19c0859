import { Button, Flex, Slider, Typography } from 'antd';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import Cropper, { type Area } from 'react-easy-crop';
import 'react-easy-crop/react-easy-crop.css';
import { photoText as text } from '#shared/i18n/zh-CN/photo.ts';
import type { Adjustment } from './photo-canvas.ts';

type Props = {
  readonly url: string;
  /** Width over height of the card photo. */
  readonly aspect: number;
  readonly busy: boolean;
  readonly onUse: (adjustment: Adjustment) => void;
  readonly onCancel: () => void;
};

const MOST_DEGREES = 25;
const UPRIGHT = { zoom: 1, rotation: 0, brightness: 1 } as const;

/** Lets the clerk put the head into the frame, straighten it and light it; the frame has the card photo's proportions. */
export function CropView({ url, aspect, busy, onUse, onCancel }: Props) {
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [settings, setSettings] = useState<{ zoom: number; rotation: number; brightness: number }>(UPRIGHT);
  const [area, setArea] = useState<Area | null>(null);
  const use = useRef<HTMLButtonElement>(null);
  const { zoom, rotation, brightness } = settings;
  const change = (part: Partial<typeof settings>): void => setSettings((old) => ({ ...old, ...part }));
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
          rotation={rotation}
          aspect={aspect}
          style={{ mediaStyle: { filter: `brightness(${brightness})` } }}
          onCropChange={setCrop}
          onZoomChange={(value) => change({ zoom: value })}
          onCropComplete={remember}
          onCropAreaChange={remember}
          // The page's policy allows no style elements made at run time; the sheet is imported above.
          disableAutomaticStylesInjection
        />
      </div>
      <Setting name={text.zoom}>
        <Slider min={1} max={3} step={0.02} value={zoom} onChange={(value) => change({ zoom: value })} {...NO_TIP} />
      </Setting>
      <Setting name={text.straighten} value={text.degrees(rotation)}>
        <Slider
          min={-MOST_DEGREES}
          max={MOST_DEGREES}
          step={0.5}
          value={rotation}
          onChange={(value) => change({ rotation: value })}
          {...NO_TIP}
        />
      </Setting>
      <Setting name={text.brightness} value={`${Math.round(brightness * 100)}%`}>
        <Slider
          min={0.6}
          max={1.8}
          step={0.02}
          value={brightness}
          onChange={(value) => change({ brightness: value })}
          {...NO_TIP}
        />
      </Setting>
      <Flex gap="middle" justify="end">
        <Button
          onClick={() => {
            change(UPRIGHT);
            setCrop({ x: 0, y: 0 });
          }}
        >
          {text.reset}
        </Button>
        <Button onClick={onCancel}>{text.cancel}</Button>
        <Button
          type="primary"
          ref={use}
          loading={busy}
          data-testid="photo-use"
          onClick={() => {
            if (area !== null && !busy) onUse({ area, rotation, brightness });
          }}
        >
          {text.use}
        </Button>
      </Flex>
    </Flex>
  );
}

const NO_TIP = { tooltip: { open: false } } as const;

function Setting({ name, value, children }: { name: string; value?: string; children: ReactNode }) {
  return (
    <div className="photo-setting">
      <span>{name}</span>
      <div>{children}</div>
      <span className="quiet">{value}</span>
    </div>
  );
}
