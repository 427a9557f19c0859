import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formPaperKind, type FormPaperKind } from '#shared/contract/case-files.ts';
import type { CaseForm } from '#shared/contract/cases.ts';
import { parseAreas } from '#shared/domain/areas.ts';
import { paperBlocks } from '#shared/domain/form-paper-kinds.ts';
import type { PaperSubject } from '#shared/domain/form-paper.ts';
import { resolveCaseForm } from '#shared/domain/form-template.ts';
import { layOutForm, type PageFrame, type PlacedPage, type Ruler } from '#electron/documents/form-layout.ts';
import type { PlacedBox } from '#electron/documents/form-rows.ts';
import { readCaseForm, readPolicyTables, readProfile } from '#electron/platform/resources.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

const policy = readPolicyTables(resourcesDir);
const form = resolveCaseForm(readCaseForm(resourcesDir), {
  policy,
  profile: readProfile(resourcesDir, 'xincun'),
  today: '2022-02-28',
});
const areas = parseAreas(policy.areasCsv);
const keys = form.sections.flatMap(({ fields }) => fields.map(({ key }) => key));

/** Full-width characters, all as wide as they are high. */
const ruler: Ruler = {
  measure: (text, size) => Array.from(text).length * size * 0.3528,
  wrap: (text, size, width) => {
    const most = Math.max(1, Math.floor(width / (size * 0.3528)));
    const points = Array.from(text);
    return Array.from({ length: Math.ceil(points.length / most) }, (_, index) =>
      points.slice(index * most, (index + 1) * most).join(''),
    );
  },
};
const frame: PageFrame = { left: 10, right: 200, firstTop: 35, top: 17, bottom: 279, photo: true, row: 7.2 };

const subjectOf = (values: Readonly<Record<string, string>>, cardKind: PaperSubject['cardKind']): PaperSubject => ({
  values,
  cardKind,
  caseNumber: 'XC20220228-0001',
  materials: {},
  signed: true,
  agent: null,
  clerk: '李晓梅',
  acceptedAt: '2022-02-28 09:00',
});

function pagesOf(form_: CaseForm, subject: PaperSubject | null, kind: FormPaperKind = 'file-form') {
  return layOutForm(paperBlocks({ kind, form: form_, areas, subject }), frame, ruler);
}

/** True of rows of any usual height; a value of a whole page may still part from its heading. */
function expectNoLoneHeading(pages: readonly PlacedPage[]): void {
  for (const { boxes } of pages) {
    const lowest = Math.max(...boxes.map(({ y }) => y));
    expect(boxes.filter(({ role, y }) => role === 'heading' && y >= lowest)).toEqual([]);
  }
}

function overlap(a: PlacedBox, b: PlacedBox): boolean {
  const apart = 0.01;
  const across = a.x + a.width - apart > b.x && b.x + b.width - apart > a.x;
  return across && a.y + a.height - apart > b.y && b.y + b.height - apart > a.y;
}

function expectOrderly(pages: readonly PlacedPage[]): void {
  for (const [index, { boxes }] of pages.entries()) {
    for (const [at, box] of boxes.entries()) {
      expect(box.x).toBeGreaterThanOrEqual(frame.left - 0.01);
      expect(box.x + box.width).toBeLessThanOrEqual(frame.right + 0.01);
      expect(box.y).toBeGreaterThanOrEqual(index === 0 ? frame.firstTop : frame.top);
      expect(box.y + box.height).toBeLessThanOrEqual(frame.bottom + 0.01);
      expect(box.lines.length * box.size * 0.46).toBeLessThanOrEqual(box.height + 0.01);
      for (const line of box.lines) expect(ruler.measure(line, box.size)).toBeLessThanOrEqual(box.width);
      expect(boxes.slice(at + 1).filter((other) => overlap(box, other))).toEqual([]);
    }
  }
}

test('the blank has every field of the form once, within the margins, one beside the other', () => {
  const pages = pagesOf(form, null);
  const placed = pages.flatMap(({ boxes }) => boxes.map(({ key }) => key)).filter((key) => key !== '');
  expect(placed.toSorted()).toEqual(keys.toSorted());
  for (const kind of formPaperKind.options) {
    const paper = layOutForm(paperBlocks({ kind, form, areas, subject: null }), frame, ruler);
    expectOrderly(paper);
    expectNoLoneHeading(paper);
  }
});

test('the filled one has what belongs to the person and nothing else', () => {
  const boxes = (cardKind: PaperSubject['cardKind'], values: Readonly<Record<string, string>>) =>
    pagesOf(form, subjectOf(values, cardKind)).flatMap((page) => page.boxes);
  const veteran = boxes('veteran', { name: '赵试样', degree: '学士' });
  expect(veteran.find(({ key }) => key === 'name')?.lines).toEqual(['赵试样']);
  const has = (all: readonly PlacedBox[], key: string) => all.some((box) => box.key === key);
  expect([has(veteran, 'degreeOn'), has(veteran, 'dischargedOn'), has(veteran, 'deceasedName')]).toEqual([
    true,
    true,
    false,
  ]);
  expect(has(boxes('veteran', { name: '赵试样' }), 'degreeOn')).toBe(false);
  expect(has(boxes('bereaved-family', {}), 'deceasedName')).toBe(true);
  const leftOut = boxes('veteran', {}).find(
    ({ role, lines }) => role === 'text' && lines.join('').includes('没有打印'),
  );
  expect(leftOut?.lines.join('')).toContain('家庭成员');
});

test('a signature stands where the one who signed stands, and under no other statement', () => {
  const agent = { role: 'agent', name: '王代办', idNumber: '', relation: '子' } as const;
  const signedAt = (kind: 'file-form' | 'application-form' | 'sign-off', by: PaperSubject['agent']) => {
    const boxes = pagesOf(form, { ...subjectOf({}, 'veteran'), agent: by }, kind).flatMap((page) => page.boxes);
    const at = boxes.findIndex(({ role }) => role === 'signature');
    return at < 0 ? null : boxes[at - 1]?.lines.join('');
  };
  const filled = pagesOf(form, { ...subjectOf({}, 'veteran'), agent }, 'application-form').flatMap(
    (page) => page.boxes,
  );
  const printed = filled.flatMap(({ lines }) => lines);
  expect(printed).toContain('王代办');
  expect(printed.join('')).toContain('□委托书');
  expect(signedAt('application-form', null)).toBe('本人签名');
  expect(signedAt('application-form', agent)).toBe('监护人或代办人签名');
  expect(signedAt('file-form', agent)).toBe('监护人或代办人签名');
  expect(signedAt('sign-off', null)).toBeNull();
});

test('any values and any added fields are set whole, in order, beside and below each other', () => {
  const value = fc.string({ unit: fc.constantFrom('字', 'a', '\u{20164}', '·'), maxLength: 900 });
  const added = fc.record({
    key: fc.uuid().map((id) => `added-${id}`),
    label: fc.string({ unit: fc.constantFrom('标', '签'), minLength: 1, maxLength: 40 }),
    kind: fc.constantFrom('text', 'long-text', 'date', 'yes-no', 'number' as const),
    required: fc.boolean(),
    width: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...keys, 'family.1.name'), value),
      fc.array(added, { maxLength: 8 }),
      (values, more) => {
        const [first, ...others] = form.sections;
        if (!first) throw new Error('the form has no sections');
        const wider: CaseForm = { ...form, sections: [{ ...first, fields: [...more, ...first.fields] }, ...others] };
        const own = Object.fromEntries(
          Object.entries({ ...values, personClass: '2' }).filter(([key]) => key !== 'settlement'),
        );
        const pages = pagesOf(wider, subjectOf(own, 'veteran'));
        expectOrderly(pages);
        const boxes = pages.flatMap((page) => page.boxes);
        const name = own['formerName'] ?? '';
        const at = boxes.findIndex(({ key }) => key === 'formerName');
        if (name.length < 300) expect(boxes[at]?.lines.join('')).toBe(name);
        expectOrderly(pagesOf(wider, null));
      },
    ),
    { numRuns: 25 },
  );
});
