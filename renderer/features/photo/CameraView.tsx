import { Alert, Button, Flex, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';
import { keepCamera, keptCamera } from '#renderer/lib/camera-choice.ts';
import { photoText as text } from '#shared/i18n/zh-CN/photo.ts';
import { CameraFrame } from './CameraFrame.tsx';
import { useLiveHint } from './use-live-hint.ts';
import './photo.css';

type Camera = { readonly id: string; readonly name: string };
type CameraProblem = 'none' | 'refused';

type Props = {
  readonly policy: PhotoPolicy;
  /** A still picture, as an object URL the receiver must revoke. */
  readonly onShot: (url: string) => void;
};

/** Live picture of a camera with a shutter. Without a usable camera it says so; the file way stands beside it. */
export function CameraView({ policy, onShot }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [chosen, setChosen] = useState<string | null>(keptCamera);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const hint = useLiveHint(video, policy, problem === null);

  useEffect(() => {
    let stream: MediaStream | null = null;
    let left = false;
    const stop = (running: MediaStream | null): void => running?.getTracks().forEach((track) => track.stop());
    const start = async (): Promise<void> => {
      try {
        const opened = await openCamera(chosen);
        stream = opened.stream;
        if (left) return stop(stream);
        setProblem(null);
        setCameras(opened.cameras);
        if (video.current !== null) video.current.srcObject = stream;
      } catch (error) {
        if (!left) setProblem(problemOf(error));
      }
    };
    void start();
    return () => {
      left = true;
      stop(stream);
    };
  }, [chosen]);

  if (problem !== null) {
    const message = problem === 'none' ? text.noCamera : text.cameraRefused;
    return <Alert type="info" showIcon title={message} data-testid="camera-problem" />;
  }
  const shoot = (): void => {
    if (video.current !== null) void still(video.current).then(onShot);
  };
  return (
    <Flex vertical gap="small">
      {cameras.length > 1 && (
        <Select
          aria-label={text.device}
          value={chosen ?? cameras[0]?.id ?? null}
          options={cameras.map((camera) => ({ value: camera.id, label: camera.name }))}
          onChange={(id: string) => {
            keepCamera(id);
            setChosen(id);
          }}
        />
      )}
      <div className="camera-hint" data-hint={hint} data-testid="camera-hint" aria-live="polite">
        {text.hint[hint]}
      </div>
      <div className="camera-stage">
        <video ref={video} autoPlay playsInline muted />
        <CameraFrame policy={policy} />
      </div>
      <Button type="primary" size="large" autoFocus data-testid="camera-shoot" onClick={shoot}>
        {text.shoot}
      </Button>
    </Flex>
  );
}

async function openCamera(deviceId: string | null): Promise<{ stream: MediaStream; cameras: readonly Camera[] }> {
  // Absent where the page is not a secure context: a LAN browser over plain http has no camera at all.
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (mediaDevices === undefined) throw new DOMException('no media devices', 'NotFoundError');
  const wanted = { width: { ideal: 1280 }, height: { ideal: 960 } };
  const stream = await mediaDevices.getUserMedia({
    audio: false,
    // Not `exact`: a camera chosen once and gone today must not leave the clerk without any.
    video: deviceId === null ? wanted : { ...wanted, deviceId: { ideal: deviceId } },
  });
  // Names are only told after permission was given, so list afterwards.
  const devices = await mediaDevices.enumerateDevices();
  const cameras = devices
    .filter((device) => device.kind === 'videoinput')
    .map((device, at) => ({
      id: device.deviceId,
      name: device.label === '' ? `${text.device} ${at + 1}` : device.label,
    }));
  return { stream, cameras };
}

function problemOf(error: unknown): CameraProblem {
  const missing = error instanceof DOMException && ['NotFoundError', 'OverconstrainedError'].includes(error.name);
  return missing ? 'none' : 'refused';
}

function still(video: HTMLVideoElement): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new DOMException('no picture', 'InvalidStateError'));
      else resolve(URL.createObjectURL(blob));
    }, 'image/png');
  });
}
