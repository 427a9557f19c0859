import { idCheckDigit } from '#shared/domain/id-number.ts';

/** One of the 42 who came on 新村街道's first day; invented, like all of them. */
export type DayPerson = {
  readonly name: string;
  readonly idNumber: string;
  readonly birthOn: string;
  readonly phone: string;
  readonly community: string;
  readonly className: string;
  readonly circumstances: string;
  /** Called before, or came by without a booking. */
  readonly comes: 'booked' | 'walk-in';
  /** How they show who they are at the kiosk. */
  readonly shows: 'card' | 'digits';
};

export const DAY = '2022-02-28';
const COMMUNITIES = ['近开里社区', '新开里社区', '河头里社区', '朝阳新村社区', '建港里社区', '丹东里社区'];
const CLASSES = ['退役士兵', '复员军人', '残疾军人', '烈士遗属', '因公牺牲军人遗属', '病故军人遗属', '军队转业干部'];
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const GIVEN = ['试甲', '试乙', '试丙', '试丁', '试戊', '试己', '试庚', '试辛', '试壬', '试癸'];
/** Names that cheap systems break on. */
const RARE = ['张䶮试', '李㛃', '王𠅤试', '阿依古丽·买买提艾力·吐尔逊江', '欧阳试样'];

/** The 42 of the first day. `count` may be more for a larger play. */
export function firstDayPeople(count = 42): readonly DayPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const birthOn = `${1930 + (index % 12)}-0${1 + (index % 9)}-1${index % 9}`;
    const first17 = `999999${birthOn.replaceAll('-', '')}${String(100 + index)}`;
    return {
      name: RARE[index] ?? `${SURNAMES[index % SURNAMES.length] ?? ''}${GIVEN[index % GIVEN.length] ?? ''}`,
      idNumber: first17 + idCheckDigit(first17),
      birthOn,
      phone: `1999999${String(1000 + index)}`,
      community: COMMUNITIES[index % COMMUNITIES.length] ?? '',
      className: CLASSES[index % CLASSES.length] ?? '',
      circumstances: index % 2 === 0 ? '享受定期抚恤补助' : '',
      comes: index % 7 === 6 ? 'walk-in' : 'booked',
      shows: index % 3 === 2 ? 'digits' : 'card',
    };
  });
}

/** The roster as a clerk keeps it: a CSV with the headings of the policy table. */
export function firstDayCsv(people: readonly DayPerson[]): string {
  const rows = people.map((person) =>
    [
      person.name,
      person.idNumber,
      person.phone,
      person.community,
      person.className,
      '本区户籍',
      person.circumstances,
    ].join(','),
  );
  return ['姓名,身份证号,联系电话,社区,人员类别,户籍,特殊情况', ...rows].join('\r\n');
}
