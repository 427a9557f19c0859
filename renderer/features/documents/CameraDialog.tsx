import { Alert, Button, Flex, Modal, Select } from 'antd';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { documentsText } from '#shared/i18n/zh-CN/documents.ts';
import {
  openCamera,
  problemOf,
  rememberCamera,
  rememberedCamera,
  stillOf,
  type Camera,
  type CameraProblem,
} from './open-camera.ts';
import type { PageQueue } from './use-page-queue.ts';

const text = documentsText.camera;

type Props = {
  readonly name: string;
  /** Pages of this material that are stored. */
  readonly kept: number;
  readonly queue: PageQueue;
  readonly onShot: (picture: Blob) => void;
  readonly onClose: () => void;
};

/** Page after page with one key each: it stays open, and what was shot is straightened and kept meanwhile. */
export function CameraDialog({ name, kept, queue, onShot, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const shutter = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState(rememberedCamera);
  const { cameras, problem } = useCamera(video, chosen);
  const shoot = (): void => {
    if (video.current !== null && video.current.videoWidth > 0) void stillOf(video.current).then(onShot);
  };
  const isEditing = queue.editing !== null;
  useEffect(() => {
    if (!isEditing) shutter.current?.focus();
  }, [isEditing]);
  return (
    <Modal
      open={!isEditing}
      title={text.title(name)}
      width={860}
      centered
      footer={null}
      onCancel={onClose}
      afterOpenChange={(isOpen) => {
        if (isOpen) shutter.current?.focus();
      }}
    >
      <Flex vertical gap="small" data-testid="document-camera">
        {problem !== null && <Alert type="info" showIcon title={problem === 'none' ? text.none : text.refused} />}
        {cameras.length > 1 && (
          <Select
            aria-label={text.device}
            value={cameras.some(({ id }) => id === chosen) ? chosen : (cameras[0]?.id ?? null)}
            options={cameras.map((camera) => ({ value: camera.id, label: camera.name }))}
            onChange={(id) => {
              if (id === null) return;
              rememberCamera(id);
              setChosen(id);
            }}
          />
        )}
        <video ref={video} autoPlay playsInline muted className="document-video" hidden={problem !== null} />
        <Flex align="center" gap="middle">
          <span className="document-hint">{text.hint}</span>
          <span data-testid="camera-kept">
            {queue.waiting.length > 0 ? documentsText.working(queue.waiting.length) : text.kept(kept)}
          </span>
          {queue.problem !== null && <span className="document-problem">{queue.problem}</span>}
        </Flex>
        <Flex gap="middle" justify="end">
          <Button size="large" onClick={onClose} data-testid="camera-close">
            {text.close}
          </Button>
          <Button
            ref={shutter}
            type="primary"
            size="large"
            disabled={problem !== null}
            data-testid="document-shoot"
            onClick={shoot}
          >
            {text.shoot} <kbd>{text.key}</kbd>
          </Button>
        </Flex>
      </Flex>
    </Modal>
  );
}

function useCamera(video: RefObject<HTMLVideoElement | null>, chosen: string | null) {
  const [cameras, setCameras] = useState<readonly Camera[]>([]);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let left = false;
    const stop = (): void => stream?.getTracks().forEach((track) => track.stop());
    openCamera(chosen).then(
      (opened) => {
        stream = opened.stream;
        if (left) return stop();
        setProblem(null);
        setCameras(opened.cameras);
        if (video.current !== null) video.current.srcObject = stream;
        return undefined;
      },
      (error: unknown) => {
        if (!left) setProblem(problemOf(error));
      },
    );
    return () => {
      left = true;
      stop();
    };
  }, [chosen, video]);
  return { cameras, problem };
}
