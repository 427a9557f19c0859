import type { PhotoPolicy } from '#shared/domain/photo/photo-policy.ts';

/** Where the head belongs: the photo's frame, and in it an oval of the head's right size a little above the middle. */
export function CameraFrame({ policy: { file, head } }: { readonly policy: PhotoPolicy }) {
  const { width, height } = file;
  const tall = ((head.least + head.most) / 2) * height;
  const middle = height * 0.46;
  return (
    <svg className="camera-frame" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <rect x="1" y="1" width={width - 2} height={height - 2} />
      <ellipse cx={width / 2} cy={middle} rx={tall * 0.37} ry={tall / 2} />
      <line x1={width / 2} y1={middle - tall / 2 - 8} x2={width / 2} y2={middle - tall / 2 + 8} />
      <line x1={width * 0.3} y1={middle} x2={width * 0.7} y2={middle} />
    </svg>
  );
}
