import { boxBlur, quantile, type Plane } from './planes.ts';

/** Where the head is, in pixels. */
export type Head = {
  /** First row of hair or scalp. */
  readonly top: number;
  /** Row of the chin. */
  readonly chin: number;
  readonly left: number;
  readonly right: number;
  /** Row where the jaw meets the neck. */
  readonly jaw: number;
};

type Row = { readonly left: number; readonly right: number };

/** The head in a silhouette: it widens, narrows to the neck, and the shoulders widen again. Null where nothing does so. */
export function findHead(mask: Uint8Array, luma: Plane): Head | null {
  const { width, height } = luma;
  const person = largestShape(mask, width, height);
  if (person === null) return null;
  const rows = rowsOf(person, width, height);
  const top = rows.findIndex((row, y) => spanOf(row) >= width * 0.07 && spanOf(rows[y + 4]) >= width * 0.07);
  if (top < 0) return null;
  const neck = findNeck(rows, top);
  if (neck === null) return null;
  const jaw = Math.min(jawAbove(rows, neck.y), neck.shoulders ? Infinity : jawBySlope(rows, top));
  const above = rows.slice(top, jaw + 1);
  const left = quantile(
    above.map((row) => row?.left ?? width),
    0.02,
  );
  const right = quantile(
    above.map((row) => row?.right ?? 0),
    0.98,
  );
  const chin = refineChin(luma, rows[jaw] ?? { left, right }, { top, jaw });
  // Anything much longer or broader than a head is something else.
  const shape = (right - left) / (chin - top);
  return chin - top < height * 0.15 || shape < 0.55 || shape > 1.1 ? null : { top, chin, left, right, jaw };
}

/** The largest connected thing that is not backdrop. */
function largestShape(mask: Uint8Array, width: number, height: number): Uint8Array | null {
  const names = new Int32Array(mask.length);
  let best = { name: 0, size: 0 };
  let name = 0;
  for (let start = 0; start < mask.length; start += 1) {
    if (mask[start] === 1 || names[start] !== 0) continue;
    name += 1;
    names[start] = name;
    const waiting = [start];
    let size = 0;
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      size += 1;
      const x = next % width;
      for (const to of [x > 0 ? next - 1 : -1, x < width - 1 ? next + 1 : -1, next - width, next + width]) {
        if (to < 0 || to >= mask.length || mask[to] === 1 || names[to] !== 0) continue;
        names[to] = name;
        waiting.push(to);
      }
    }
    if (size > best.size) best = { name, size };
  }
  if (best.size < width * height * 0.05) return null;
  return Uint8Array.from(names, (each) => (each === best.name ? 1 : 0));
}

function rowsOf(person: Uint8Array, width: number, height: number): readonly (Row | null)[] {
  return Array.from({ length: height }, (_, y) => {
    const row = person.subarray(y * width, (y + 1) * width);
    const left = row.indexOf(1);
    return left < 0 ? null : { left, right: row.lastIndexOf(1) };
  });
}

function spanOf(row: Row | null | undefined): number {
  return row ? row.right - row.left + 1 : 0;
}

/**
 * The narrowest row under the widest part of the head, before the shoulders; `shoulders` is false where clothes of the
 * wall's colour hide them.
 */
function findNeck(rows: readonly (Row | null)[], top: number): { y: number; shoulders: boolean } | null {
  let widest = 0;
  let narrowest = { y: -1, span: Infinity };
  for (let y = top; y < rows.length - 2; y += 1) {
    // Grain tears single rows.
    const span = quantile(
      [-2, -1, 0, 1, 2].map((by) => spanOf(rows[y + by])),
      0.5,
    );
    if (span > widest && narrowest.span > widest * 0.86) {
      widest = span;
      narrowest = { y, span };
    } else if (span < narrowest.span) narrowest = { y, span };
    if (narrowest.span <= widest * 0.86 && span >= narrowest.span * 1.25) return { y: narrowest.y, shoulders: true };
  }
  return narrowest.span <= widest * 0.8 ? { y: narrowest.y, shoulders: false } : null;
}

/** The first row, coming from above, that is hardly wider than the neck. */
function jawAbove(rows: readonly (Row | null)[], neck: number): number {
  const span = spanOf(rows[neck]);
  let y = neck;
  while (y > 0 && spanOf(rows[y - 1]) <= span * 1.07) y -= 1;
  return y;
}

/** Where the head, narrowing, suddenly narrows no more: the neck begins. */
function jawBySlope(rows: readonly (Row | null)[], top: number): number {
  const narrowing = (y: number): number => spanOf(rows[y - 4]) - spanOf(rows[y + 4]);
  let widest = 0;
  for (let y = top + 8; y < rows.length - 12; y += 1) {
    const span = spanOf(rows[y]);
    widest = Math.max(widest, span);
    const least = Math.max(2.5, widest * 0.014);
    if (span <= widest * 0.76 && narrowing(y) <= least && narrowing(y + 7) <= least) return y;
  }
  return rows.length;
}

/** The chin throws a shadow on the neck: the strongest darkening just below the jaw, else a little below it. */
function refineChin(luma: Plane, { left, right }: Row, { top, jaw }: { top: number; jaw: number }): number {
  const size = jaw - top;
  const middle = Math.round((left + right) / 2);
  const smooth = boxBlur(luma, 2);
  const brightness = (y: number): number => {
    let sum = 0;
    const reach = Math.round(size * 0.07);
    for (let x = middle - reach; x <= middle + reach; x += 1) sum += smooth.values[y * luma.width + x] ?? 0;
    return sum / (2 * reach + 1);
  };
  let best = { y: Math.round(jaw + size * 0.07), drop: 7 };
  const last = Math.min(luma.height - 4, Math.round(jaw + size * 0.17));
  for (let y = Math.round(jaw - size * 0.02); y <= last; y += 1) {
    const drop = brightness(y - 3) - brightness(y + 3);
    if (drop > best.drop) best = { y, drop };
  }
  return best.y;
}
