import { Button, Card, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { trialText } from '#shared/i18n/zh-CN/device-trials.ts';
import { keepCamera, keptCamera } from '#renderer/lib/camera-choice.ts';

const text = trialText.camera;

type Camera = { readonly id: string; readonly name: string };

/** The camera of this screen's PC: which one, and what it sees. The choice holds for photos at once. */
export function CameraCard() {
  const [shown, setShown] = useState(false);
  const [chosen, setChosen] = useState(keptCamera);
  const [said, setSaid] = useState<string>(text.idle);
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (!shown) return undefined;
    const over = new AbortController();
    void show(chosen, over.signal).then(
      (opened) => {
        if (opened === null || over.signal.aborted) return;
        setCameras(opened.cameras);
        setSaid(text.good);
        if (video.current !== null) video.current.srcObject = opened.stream;
      },
      (error: unknown) => setSaid(isMissing(error) ? text.missing : text.refused),
    );
    return () => over.abort();
  }, [shown, chosen]);
  return (
    <Card title={text.title} size="small" data-testid="camera-card">
      <p role="status">{said}</p>
      {shown && (
        <video ref={video} className="device-preview" autoPlay playsInline muted data-testid="camera-preview" />
      )}
      {cameras.length > 0 && (
        <Select
          className="device-select"
          aria-label={text.label}
          value={chosen ?? cameras[0]?.id ?? null}
          options={cameras.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id: string) => {
            keepCamera(id);
            setChosen(id);
          }}
        />
      )}
      <div className="device-tools">
        <Button type="primary" data-testid="camera-test" onClick={() => setShown(!shown)}>
          {shown ? text.stop : text.test}
        </Button>
      </div>
    </Card>
  );
}

/** Null when nobody looks any more; the camera's light goes out with the signal. */
async function show(deviceId: string | null, signal: AbortSignal) {
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (mediaDevices === undefined) throw new DOMException('no media devices', 'NotFoundError');
  const video = deviceId === null ? true : { deviceId: { ideal: deviceId } };
  const stream = await mediaDevices.getUserMedia({ audio: false, video });
  const stop = (): void => stream.getTracks().forEach((track) => track.stop());
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) {
    stop();
    return null;
  }
  // Names are only told after permission was given, so list afterwards.
  const found = (await mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
  const cameras = found.map(({ deviceId: id, label }, at) => ({
    id,
    name: label === '' ? text.unnamed(at + 1) : label,
  }));
  return { stream, cameras };
}

function isMissing(error: unknown): boolean {
  return error instanceof DOMException && ['NotFoundError', 'OverconstrainedError'].includes(error.name);
}
