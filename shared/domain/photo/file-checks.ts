import type { JpegFacts } from './jpeg-file.ts';
import type { Judgement } from './judgement.ts';
import type { PhotoCheck, PhotoPolicy } from './photo-policy.ts';

/** The checks that need no look at the picture: pixels, density, colour depth, bytes. */
export function checkFile(facts: JpegFacts, { file }: Pick<PhotoPolicy, 'file'>): Judgement[] {
  const { width, height, components, bitsPerComponent, dotsPerInch, bytes } = facts;
  const [x, y] = [dotsPerInch?.x ?? 0, dotsPerInch?.y ?? 0];
  const isColour = components === file.components && bitsPerComponent === file.bitsPerComponent;
  return [
    finding('size', width === file.width && height === file.height, { width, height }),
    finding('density', x === file.dotsPerInch && y === file.dotsPerInch, { x, y }),
    finding('colour', isColour, { components, bitsPerComponent }),
    finding('bytes', bytes >= file.minimumBytes && bytes <= file.maximumBytes, { bytes }),
  ];
}

function finding(check: PhotoCheck, good: boolean, values: Readonly<Record<string, number>>): Judgement {
  return { check, verdict: good ? 'pass' : 'fail', values, marks: [] };
}
