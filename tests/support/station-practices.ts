import type { PersonRow } from '#electron/db/repositories/people.ts';

/** Somebody for whom no other phase than this one is meant, when it opens, and how they may be served then. */
export type PracticePhase = {
  readonly opensOn: string;
  readonly who: Partial<PersonRow>;
  readonly channels: readonly string[];
  /** The sentence somebody hears who comes too early. */
  readonly notYet: string;
};

export type Practice = {
  readonly station: string;
  readonly communities: number;
  readonly banks: readonly string[];
  readonly phases: readonly PracticePhase[];
};

const anybody = {
  personClass: '2',
  hukou: 'district',
  residence: 'district',
  birthOn: '1970-01-01',
  circumstances: [],
};
const at80 = { ...anybody, birthOn: '1935-01-01' };
const at60 = { ...anybody, birthOn: '1955-01-01' };
const having = (...circumstances: string[]) => ({ ...anybody, circumstances });

const FIRST = '2022-02-28';
const SECOND = '2022-03-15';
const THIRD = '2022-04-01';

const opening = (phase: string, words: string, day: string) => `属于${phase}（${words}），${day}起开放`;

/**
 * What each station of the seed page does, written down apart from its profile: whoever changes a profile must come here and say
 * that the practice changed.
 */
export const practices: Readonly<Record<string, Practice>> = {
  xinhe: {
    station: '新河街道退役军人服务站',
    communities: 13,
    banks: ['中国工商银行', '中国邮政储蓄银行', '中国光大银行'],
    phases: [
      { opensOn: FIRST, who: at80, channels: ['phone', 'home', 'online'], notYet: '第一阶段' },
      { opensOn: SECOND, who: at60, channels: ['phone', 'home', 'agreed', 'online'], notYet: '第二阶段' },
      { opensOn: THIRD, who: anybody, channels: ['phone', 'home', 'agreed', 'onsite', 'online'], notYet: '第三阶段' },
    ],
  },
  nanhedi: {
    station: '南河底社区退役军人服务站',
    communities: 5,
    banks: ['中国工商银行', '中国农业银行', '中国邮政储蓄银行'],
    phases: [
      { opensOn: FIRST, who: at80, channels: ['phone', 'home'], notYet: '第一阶段' },
      { opensOn: '2022-03-21', who: anybody, channels: ['phone', 'home', 'agreed', 'onsite'], notYet: '第二阶段' },
    ],
  },
  gulin: {
    station: '古林街道退役军人服务站',
    communities: 26,
    banks: ['中国工商银行', '中国农业银行', '中国邮政储蓄银行'],
    phases: [
      {
        opensOn: FIRST,
        who: having('regular-subsidy'),
        channels: ['phone', 'home', 'agreed'],
        notYet: opening('第一阶段', '本区户籍且享受定期抚恤补助', '2022年2月28日'),
      },
      {
        opensOn: SECOND,
        who: { ...anybody, personClass: '3' },
        channels: ['phone', 'home', 'group'],
        notYet: opening('第二阶段', '本区户籍且居住在本区且军队离退休干部和退休士官', '2022年3月15日'),
      },
      { opensOn: THIRD, who: anybody, channels: ['phone', 'home', 'agreed', 'onsite', 'online'], notYet: '第三阶段' },
    ],
  },
  guanyi: {
    station: '官一社区退役军人服务站',
    communities: 4,
    banks: ['中国工商银行', '中国农业银行', '中国邮政储蓄银行'],
    phases: [
      {
        opensOn: FIRST,
        who: { ...anybody, birthOn: '1944-06-01', circumstances: ['no-self-care'] },
        channels: ['phone', 'home', 'onsite'],
        notYet: '第一阶段',
      },
      { opensOn: SECOND, who: at60, channels: ['phone', 'home', 'onsite'], notYet: '第二阶段' },
      { opensOn: THIRD, who: anybody, channels: ['phone', 'home', 'agreed', 'onsite'], notYet: '第三阶段' },
    ],
  },
  beitang: {
    station: '北塘街道退役军人服务站',
    communities: 8,
    banks: ['中国工商银行', '中国农业银行', '中国邮政储蓄银行'],
    phases: [
      { opensOn: FIRST, who: at80, channels: ['phone', 'home'], notYet: '第一阶段' },
      { opensOn: SECOND, who: at60, channels: ['phone', 'home', 'agreed', 'onsite'], notYet: '第二阶段' },
      { opensOn: THIRD, who: anybody, channels: ['phone', 'home', 'agreed', 'onsite', 'online'], notYet: '第三阶段' },
    ],
  },
  yayuan: {
    station: '雅苑社区退役军人服务站',
    communities: 4,
    banks: ['中国工商银行', '中国农业银行', '中国邮政储蓄银行'],
    phases: [
      { opensOn: FIRST, who: having('bedridden'), channels: ['home', 'onsite'], notYet: '第一阶段' },
      { opensOn: SECOND, who: having('seriously-ill'), channels: ['home', 'onsite'], notYet: '第二阶段' },
      { opensOn: THIRD, who: anybody, channels: ['home', 'onsite', 'agreed'], notYet: '第三阶段' },
    ],
  },
  xincun: {
    station: '新村街道退役军人服务站',
    communities: 12,
    banks: ['中国工商银行', '中国农业银行', '中国邮政储蓄银行', '中国光大银行'],
    phases: [
      { opensOn: FIRST, who: at80, channels: ['phone', 'home', 'onsite'], notYet: '第一阶段' },
      { opensOn: SECOND, who: at60, channels: ['phone', 'home', 'agreed', 'onsite'], notYet: '第二阶段' },
      { opensOn: THIRD, who: anybody, channels: ['phone', 'home', 'agreed', 'onsite', 'online'], notYet: '第三阶段' },
    ],
  },
  zhongtang: {
    station: '中塘镇退役军人服务站',
    communities: 14,
    banks: ['中国农业银行中塘支行', '中国邮政储蓄银行中塘支行'],
    phases: [
      { opensOn: FIRST, who: having('regular-subsidy'), channels: ['phone', 'home', 'onsite'], notYet: '第一阶段' },
      { opensOn: SECOND, who: at60, channels: ['phone', 'home', 'onsite'], notYet: '第二阶段' },
      { opensOn: THIRD, who: anybody, channels: ['phone', 'home', 'agreed', 'onsite', 'online'], notYet: '第三阶段' },
    ],
  },
};
