import type { PlainField } from '#shared/contract/form-fields.ts';
import type { Random } from '../photo-set/random.ts';

/** What stands in a box of free text; everything else is called after the box it stands in. */
const words: Readonly<Record<string, string>> = {
  formerName: '试小名',
  authority: '虚构市公安局练习分局',
  address: '虚构市练习区示例路7号',
  unitCode: '00000部队',
  employer: '试样街道办事处',
  wechat: 'shiyang_0000',
  hukouAuthority: '练习派出所',
  issueProvince: '虚构省',
  residencePermit: '999999000000000000',
  dischargeDocumentNumber: '退字第0000000号',
  certificateNumber: '证字第0000000号',
  disabilityNumber: '残字第0000000号',
  pensionGap: '1998年3月—1999年11月',
  medicalGap: '2001年',
  deceasedName: '某烈士',
};

/** Endings that careless programs break on: rare characters, signs of markup and formulas, wide digits, inner spaces. */
const endings = ['', '', '䶮𠅤', '·买买提', '“甲”、《乙》', '<b>&amp;', "'or'1", '００１', '甲 乙', '=1+1'] as const;

/** Free text of a box, never longer than it takes; `filled` makes it exactly as long. */
export function inventedText(field: PlainField, random: Random, filled: boolean): string {
  const base = (words[field.key] ?? `${field.label}试样`) + random.pick(endings);
  const most = field.maxLength ?? 60;
  const whole = filled ? base + '长'.repeat(most) : base;
  return Array.from(whole).slice(0, most).join('').trim();
}
