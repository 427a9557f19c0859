import { documentsText } from '#shared/i18n/zh-CN/documents.ts';

const text = documentsText.camera;

export type Camera = { readonly id: string; readonly name: string };
export type CameraProblem = 'none' | 'refused';

const KEY = 'document-camera';

/** The camera that looks down on the table is another than the one that looks at people; this page remembers which. */
export function rememberedCamera(): string | null {
  return localStorage.getItem(KEY);
}

export function rememberCamera(id: string): void {
  localStorage.setItem(KEY, id);
}

/** As many pixels as it has: print is small. */
const LARGE = { width: { ideal: 3264 }, height: { ideal: 2448 } };

export async function openCamera(
  deviceId: string | null,
): Promise<{ stream: MediaStream; cameras: readonly Camera[] }> {
  // Absent where the page is not a secure context: a LAN browser over plain http has no camera at all.
  const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
  if (mediaDevices === undefined) throw new DOMException('no media devices', 'NotFoundError');
  // Not `exact`: a remembered camera that was unplugged must not hide the others.
  const video = deviceId === null ? LARGE : { ...LARGE, deviceId };
  const stream = await mediaDevices.getUserMedia({ audio: false, video });
  // Names are only told after permission was given, so list afterwards.
  const cameras = (await mediaDevices.enumerateDevices())
    .filter((device) => device.kind === 'videoinput')
    .map(({ deviceId: id, label }, at) => ({ id, name: label === '' ? `${text.device} ${at + 1}` : label }));
  return { stream, cameras };
}

export function problemOf(error: unknown): CameraProblem {
  const missing = error instanceof DOMException && ['NotFoundError', 'OverconstrainedError'].includes(error.name);
  return missing ? 'none' : 'refused';
}

/** The picture of this moment, with every pixel the camera gives. */
export function stillOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void => {
      if (blob === null) reject(new DOMException('no picture', 'InvalidStateError'));
      else resolve(blob);
    };
    canvas.toBlob(take, 'image/jpeg', 0.95);
  });
}
