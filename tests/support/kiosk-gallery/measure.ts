/** The least that is good enough, in CSS pixels and ratios. */
export type Floor = {
  readonly font: number;
  readonly line: number;
  readonly contrast: number;
  readonly target: number;
  /** Every text is also said. */
  readonly voiced: boolean;
};

/**
 * Measures the page as it is drawn and returns what falls short, one sentence each. Runs inside the page: it must not use
 * anything from outside its own braces.
 */
export function measurePage(floor: Floor): string[] {
  const faults: string[] = [];
  const root = document.querySelector<HTMLElement>('#root');
  if (root === null) return ['no page'];
  type Rgba = readonly [number, number, number, number];

  const name = (element: Element): string => {
    const words = (element.textContent ?? '').trim().slice(0, 12);
    return `<${element.tagName.toLowerCase()} ${element.getAttribute('class') ?? ''}> “${words}”`;
  };
  const colourOf = (text: string): Rgba => {
    const parts = (text.match(/[\d.]+/gu) ?? []).map(Number);
    return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, parts[3] ?? 1];
  };
  const over = (top: Rgba, below: Rgba): Rgba => {
    const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + below[index] * (1 - top[3]);
    return [mix(0), mix(1), mix(2), 1];
  };
  /** What is behind an element, with every see-through layer on the way. */
  const groundOf = (element: Element | null): Rgba => {
    if (element === null) return [255, 255, 255, 1];
    const style = getComputedStyle(element);
    if (style.backgroundImage !== 'none') faults.push(`${name(element)}: a picture behind text`);
    const own = colourOf(style.backgroundColor);
    return own[3] >= 1 ? own : over(own, groundOf(element.parentElement));
  };
  const luminance = (colour: Rgba): number => {
    const part = (index: 0 | 1 | 2): number => {
      const value = colour[index] / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
  };
  const contrastOf = (one: Rgba, other: Rgba): number => {
    const [a, b] = [luminance(one), luminance(other)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };
  /** What lies over everything without being read or touched, as the practice mark does; it tints what is below. */
  const tints = [...root.querySelectorAll<HTMLElement>('[aria-hidden=true] > span')].map((mark): Rgba => {
    const { color, opacity } = getComputedStyle(mark);
    const [red, green, blue] = colourOf(color);
    return [red, green, blue, Number(opacity)];
  });
  const veils = [...root.querySelectorAll<HTMLElement>('[aria-hidden=true]')].filter(
    (each) => each instanceof HTMLElement && each.innerText !== '',
  );
  for (const veil of veils) {
    if (getComputedStyle(veil).pointerEvents !== 'none') faults.push(`${name(veil)}: stands in the finger's way`);
  }
  /** The worst of it: a stroke of the mark may lie on the letter, on its ground, or on both. */
  const worstContrast = (ink: Rgba, ground: Rgba): number => {
    const under = (colour: Rgba): readonly Rgba[] => [colour, ...tints.slice(0, 1).map((tint) => over(tint, colour))];
    return Math.min(...under(ink).flatMap((one) => under(ground).map((other) => contrastOf(one, other))));
  };
  const inside = (inner: DOMRect, outer: DOMRect): boolean =>
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1;
  const meet = (one: DOMRect, other: DOMRect): boolean =>
    one.left < other.right - 1 &&
    other.left < one.right - 1 &&
    one.top < other.bottom - 1 &&
    other.top < one.bottom - 1;
  const screen = new DOMRect(0, 0, innerWidth, innerHeight);

  /** The glyphs' own height: the box of a line of text less its leading. */
  const inkOf = (rect: DOMRect, font: number): DOMRect => {
    const spare = Math.max(0, rect.height - font * 1.1) / 2;
    return new DOMRect(rect.x, rect.y + spare, rect.width, rect.height - spare * 2);
  };

  const texts: { readonly element: Element; readonly rects: readonly DOMRect[] }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '') continue;
    if (element.closest('[aria-hidden=true]') !== null) continue;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const font = Number.parseFloat(style.fontSize);
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].map((rect) => inkOf(rect, font));
    texts.push({ element, rects });

    if (font < floor.font) faults.push(`${name(element)}: text ${font} px, at least ${floor.font}`);
    const line = Number.parseFloat(style.lineHeight) / font;
    if (!(line >= floor.line - 0.001)) faults.push(`${name(element)}: line ${style.lineHeight} of ${font} px`);
    for (let each: Element | null = element; each !== null; each = each.parentElement) {
      if (getComputedStyle(each).opacity !== '1') faults.push(`${name(element)}: see-through text`);
    }
    const ground = groundOf(element);
    const contrast = worstContrast(over(colourOf(style.color), ground), ground);
    if (contrast < floor.contrast) faults.push(`${name(element)}: contrast ${contrast.toFixed(2)}`);

    for (const rect of rects) {
      if (!inside(rect, screen)) faults.push(`${name(element)}: text leaves the screen`);
      for (let each: Element | null = element; each !== null && each !== root; each = each.parentElement) {
        const framed =
          each.matches('button, header, main, footer, section') || getComputedStyle(each).overflow !== 'visible';
        if (framed && !inside(rect, each.getBoundingClientRect())) {
          faults.push(`${name(element)}: text leaves ${name(each)}`);
        }
      }
    }
    const voiced = element.closest('[data-voice]');
    if (floor.voiced && (voiced === null || voiced !== element))
      faults.push(`${name(element)}: no voice for this text`);
  }
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      if (one.rects.some((rect) => other.rects.some((second) => meet(rect, second)))) {
        faults.push(`${name(one.element)} lies on ${name(other.element)}`);
      }
    }
  }

  const targets = [
    ...root.querySelectorAll<HTMLElement>('button, a, input, select, textarea, [role=button], [tabindex]'),
  ];
  for (const [index, target] of targets.entries()) {
    const rect = target.getBoundingClientRect();
    if (rect.width < floor.target || rect.height < floor.target) {
      faults.push(`${name(target)}: target ${Math.round(rect.width)}×${Math.round(rect.height)}`);
    }
    if (!inside(rect, screen)) faults.push(`${name(target)}: target leaves the screen`);
    const hit = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
    if (hit === null || !target.contains(hit)) faults.push(`${name(target)}: covered`);
    for (const other of targets.slice(index + 1)) {
      if (meet(rect, other.getBoundingClientRect())) faults.push(`${name(target)} overlaps ${name(other)}`);
    }
    for (const { element, rects } of texts) {
      if (!target.contains(element) && rects.some((text) => meet(text, rect))) {
        faults.push(`${name(element)} lies under ${name(target)}`);
      }
    }
    if (target.matches('input, textarea, select')) faults.push(`${name(target)}: something to type into`);
  }

  for (const element of [document.documentElement, ...root.querySelectorAll<HTMLElement>('*')]) {
    if (!(element instanceof HTMLElement)) continue;
    const style = getComputedStyle(element);
    const boxed = style.display !== 'inline';
    if (boxed && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)) {
      // A line of text may be a pixel or two taller than its own box without being cut.
      const framed = element.matches('html, main, section, .kiosk, button') || style.overflow !== 'visible';
      if (framed) faults.push(`${name(element)}: does not fit, would have to be scrolled`);
    }
    if (element.tagName === 'STYLE' || style.animationName !== 'none') continue;
    const props = Object.keys(element).find((key) => key.startsWith('__reactProps$'));
    const handlers = props === undefined ? {} : ((element as unknown as Record<string, object>)[props] ?? {});
    for (const handler of Object.keys(handlers)) {
      if (/^on(TouchMove|TouchStart|PointerMove|MouseMove|MouseEnter|MouseOver|MouseLeave|Wheel|Drag)/u.test(handler)) {
        faults.push(`${name(element)}: listens to ${handler}`);
      }
    }
  }
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSStyleRule) || !rule.selectorText.includes(':hover')) continue;
      const rest = rule.selectorText.replaceAll(':hover', '');
      if (root.querySelector(rest) !== null) faults.push(`${rule.selectorText}: seen on hover only`);
    }
  }
  const headings = root.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]').length;
  if (headings !== 1) faults.push(`${headings} headings, one question`);
  return [...new Set(faults)];
}
