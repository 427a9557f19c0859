import { Button, Flex, Modal, Segmented } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { isSheet, wholeOf, type Point, type Quad } from '#shared/domain/documents/quad.ts';
import { documentsText } from '#shared/i18n/zh-CN/documents.ts';
import type { Editing, PageQueue } from './use-page-queue.ts';

const text = documentsText.editor;

/** Room the picture has in the dialog, at 1366×768. */
const ROOM = { width: 860, height: 470 };
/** Steps of an arrow key, in pixels of the screen; with Shift the small one. */
const STEP = 5;
const SMALL_STEP = 1;

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

type Props = { readonly editing: Editing; readonly name: string; readonly queue: PageQueue };

/** The clerk puts the four corners right, by mouse, finger or keys. */
export function PageEditor({ editing, name, queue }: Props) {
  const [corners, setCorners] = useState<Quad>(editing.corners);
  const [grey, setGrey] = useState(true);
  const [used, setUsed] = useState(false);
  const image = useShown(editing.file);
  const frame = useRef<HTMLDivElement>(null);
  const scale = Math.min(ROOM.width / editing.width, ROOM.height / editing.height);
  const put = (at: number, to: Point): void =>
    setCorners((before) => replaced(before, at, clamped(to, editing.width, editing.height)));
  const drag = (at: number) => (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || frame.current === null) return;
    const box = frame.current.getBoundingClientRect();
    put(at, { x: (event.clientX - box.left) / scale, y: (event.clientY - box.top) / scale });
  };
  const nudge = (at: number) => (event: KeyboardEvent) => {
    const way = ARROWS[event.key];
    const now = corners[at];
    if (way === undefined || now === undefined) return;
    event.preventDefault();
    const by = (event.shiftKey ? SMALL_STEP : STEP) / scale;
    put(at, { x: now.x + way.x * by, y: now.y + way.y * by });
  };
  const points = corners.map(({ x, y }) => `${x * scale},${y * scale}`).join(' ');
  return (
    <Modal open title={text.title(name)} width={940} centered footer={null} closable={false} keyboard={false}>
      <Flex vertical gap="small" align="center" data-testid="page-editor">
        <span className={editing.sure ? 'quiet' : 'document-unsure'}>{editing.sure ? text.hint : text.unsure}</span>
        <div
          ref={frame}
          className="document-frame"
          style={{ width: editing.width * scale, height: editing.height * scale }}
        >
          <img ref={image} alt="" draggable={false} />
          <svg aria-hidden="true">
            <polygon points={points} />
          </svg>
          {corners.map(({ x, y }, at) => (
            <button
              key={text.corners[at]}
              type="button"
              className="document-corner"
              aria-label={text.corners[at]}
              data-testid={`corner-${at}`}
              style={{ left: x * scale, top: y * scale }}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={drag(at)}
              onKeyDown={nudge(at)}
            />
          ))}
        </div>
        <Flex gap="middle" align="center" justify="space-between" className="document-actions">
          <Flex gap="small" align="center">
            <Button data-testid="corners-whole" onClick={() => setCorners(wholeOf(editing))}>
              {text.whole}
            </Button>
            <Segmented
              value={grey ? 'grey' : 'colour'}
              options={[
                { value: 'grey', label: text.grey },
                { value: 'colour', label: text.colour },
              ]}
              onChange={(value) => setGrey(value === 'grey')}
            />
          </Flex>
          <Flex gap="small">
            <Button onClick={queue.dropFirst} disabled={used}>
              {text.cancel}
            </Button>
            <Button
              type="primary"
              autoFocus
              loading={used}
              disabled={!isSheet(corners)}
              data-testid="page-use"
              onClick={() => {
                setUsed(true);
                queue.finish(corners, grey);
              }}
            >
              {text.use}
            </Button>
          </Flex>
        </Flex>
      </Flex>
    </Modal>
  );
}

function replaced([a, b, c, d]: Quad, at: number, to: Point): Quad {
  return [at === 0 ? to : a, at === 1 ? to : b, at === 2 ? to : c, at === 3 ? to : d];
}

function clamped({ x, y }: Point, width: number, height: number): Point {
  return { x: Math.max(0, Math.min(width, x)), y: Math.max(0, Math.min(height, y)) };
}

/** Shows the picture for as long as it is there. */
function useShown(file: Blob): RefObject<HTMLImageElement | null> {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    if (image.current !== null) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return image;
}
