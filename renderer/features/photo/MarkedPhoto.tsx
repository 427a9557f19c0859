import type { Mark } from '#shared/domain/photo/judgement.ts';
import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';

type Props = {
  /** Data URL of the finished photo. */
  readonly source: string;
  readonly file: Pick<PhotoPolicy['file'], 'width' | 'height'>;
  readonly marks: readonly Mark[];
  /** True size instead of a thumbnail. */
  readonly large?: boolean;
};

const THUMBNAIL = 0.19;

/** The photo with what is wrong drawn on it. Nothing to read: the sentence beside it says the same in words. */
export function MarkedPhoto({ source, file: { width, height }, marks, large = false }: Props) {
  const scale = large ? 1 : THUMBNAIL;
  const line = large ? 2 : 9;
  return (
    <svg
      className="photo-marked"
      width={width * scale}
      height={height * scale}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <image href={source} width={width} height={height} />
      <g fill="none" stroke="#d4141c" strokeWidth={line}>
        {marks.map((mark, at) => {
          // Marks have no name of their own and never change place.
          const key = `${mark.kind}-${at}`;
          if (mark.kind === 'line') return <line key={key} x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} />;
          return <rect key={key} x={mark.x} y={mark.y} width={mark.width} height={mark.height} />;
        })}
      </g>
    </svg>
  );
}
