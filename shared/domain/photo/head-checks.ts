import type { Judgement, Mark } from './judgement.ts';
import type { PhotoPolicy } from './photo-policy.ts';
import type { Portrait } from './portrait.ts';

/** Above this the axis found is no better than chance. */
const MOST_DOUBT = 0.86;
/** A head this askew has no top and bottom to measure. */
const MOST_TILT = 12;
const MOST_DISCORD = 6;

/** Height and place of the head, its tilt and the line of its eyes. */
export function checkHead(portrait: Portrait, policy: PhotoPolicy): Judgement[] {
  return [
    headHeight(portrait, policy),
    headCentre(portrait, policy),
    tilt(portrait, policy),
    eyesLevel(portrait, policy),
  ];
}

function unsure(check: Judgement['check']): Judgement {
  return { check, verdict: 'unsure', values: {}, marks: [] };
}

/** `cause`: 1 cut off above, 2 too small, 3 too large. */
function headHeight({ head, axis, eyes, height, width, border }: Portrait, { head: bounds }: PhotoPolicy): Judgement {
  if (head === null || axis === null) return unsure('head-height');
  const share = (head.chin - head.top) / height;
  const isCut = head.top <= border.top + 1;
  const isWrong = share < bounds.least || share > bounds.most;
  // The eyes are about half way down: where they are not, the crown or the chin was found in the wrong place.
  const half = eyes ? ((eyes.left.y + eyes.right.y) / 2 - head.top) / (head.chin - head.top) : 0;
  if (half < 0.43 || half > 0.62) return unsure('head-height');
  const isFar = share < bounds.least * 0.92 || share > bounds.most * 1.06;
  if (!isFar && Math.abs(axis.degrees) > MOST_TILT) return unsure('head-height');
  const cause = isCut ? 1 : share < bounds.least ? 2 : isWrong ? 3 : 0;
  const line = (y: number): Mark => ({ kind: 'line', x1: width * 0.1, y1: y, x2: width * 0.9, y2: y });
  return {
    check: 'head-height',
    verdict: cause === 0 ? 'pass' : 'fail',
    values: { share, top: head.top, chin: head.chin, cause },
    marks: cause === 0 ? [] : [line(Math.max(2, head.top)), line(head.chin)],
  };
}

function headCentre({ head, width, height }: Portrait, { head: bounds }: PhotoPolicy): Judgement {
  if (head === null) return unsure('head-centre');
  const middle = (head.left + head.right) / 2;
  const offCentre = middle / width - 0.5;
  const isOff = Math.abs(offCentre) > bounds.offCentre;
  const line = (x: number): Mark => ({ kind: 'line', x1: x, y1: 0, x2: x, y2: height });
  return {
    check: 'head-centre',
    verdict: isOff ? 'fail' : 'pass',
    values: { offCentre },
    marks: isOff ? [line(middle)] : [],
  };
}

function tilt({ head, axis }: Portrait, { tiltDegrees }: PhotoPolicy): Judgement {
  if (head === null || axis === null || axis.doubt > MOST_DOUBT) return unsure('tilt');
  const isAskew = Math.abs(axis.degrees) > tiltDegrees;
  const x = (head.left + head.right) / 2;
  const half = (head.chin - head.top) / 2;
  const lean = half * Math.tan((axis.degrees * Math.PI) / 180);
  const mark: Mark = { kind: 'line', x1: x + lean, y1: head.top, x2: x - lean, y2: head.chin };
  return {
    check: 'tilt',
    verdict: isAskew ? 'fail' : 'pass',
    values: { degrees: axis.degrees },
    marks: isAskew ? [mark] : [],
  };
}

function eyesLevel({ eyes, axis }: Portrait, { eyesDegrees }: PhotoPolicy): Judgement {
  // Eyes that lie quite differently from the face are something else: a reflection, a mole, a frame.
  if (eyes === null || axis === null || Math.abs(eyes.degrees - axis.degrees) > MOST_DISCORD)
    return unsure('eyes-level');
  const isAskew = Math.abs(eyes.degrees) > eyesDegrees;
  const { left, right } = eyes;
  const mark: Mark = { kind: 'line', x1: left.x, y1: left.y, x2: right.x, y2: right.y };
  return {
    check: 'eyes-level',
    verdict: isAskew ? 'fail' : 'pass',
    values: { degrees: eyes.degrees },
    marks: isAskew ? [mark] : [],
  };
}
