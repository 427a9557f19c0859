type Ranked = { readonly number: string; readonly name: string };

/** 80岁以上, or 优先号 where nobody knows the class any more. */
const named = ({ name }: Ranked) => (name === '' ? '优先号' : `“${name}”`);

/** Why one number came before another: sentences a clerk reads out at the counter. */
export const callingText = {
  priority: (first: string, second: string, cap: number) =>
    `${first} 是优先号，${second} 是普通号；优先号先叫，每位普通号前面最多让 ${cap} 个优先号。`,
  priorityCap: (first: string, second: string, cap: number) =>
    `${first} 是普通号，前面已经让过 ${cap} 个优先号；让满后先叫普通号，再叫优先号 ${second}。`,
  rank: (first: Ranked, second: Ranked, cap: number) =>
    `${first.number} 是${named(first)}，${second.number} 是${named(second)}，都是优先号；按站里排的先后，${named(first)}先叫，每位${named(second)}前面最多让 ${cap} 个。`,
  rankCap: (first: Ranked, second: Ranked, cap: number) =>
    `${first.number} 是${named(first)}，前面已经让过 ${cap} 个排在更前的优先号；让满后先叫 ${first.number}，再叫${named(second)} ${second.number}。`,
  booked: (first: string, second: string, ratio: number | null, secondHasBooking: boolean) =>
    secondHasBooking
      ? `${first} 的预约时间已到，${second} 的预约时间当时还没有到。`
      : `${first} 有预约，时间已到，${second} 是现场号；到了时间的预约号先叫，每叫 ${ratio ?? 1} 个预约号叫 1 个现场号。`,
  bookedCap: (first: string, second: string, ratio: number | null) =>
    `${first} 是现场号，前面已经让过 ${ratio ?? 1} 个预约号；让满后先叫现场号，再叫预约号 ${second}。`,
  earlier: (first: string, second: string) => `${first} 和 ${second} 是同一类号，${first} 排在前面，先来先叫。`,
  mustWait: (second: string, count: number) => `${second} 叫过没有到，按规定要隔几个号再叫，当时还差 ${count} 个。`,
  reserved: (first: string, counter: string) => `${first} 是转到 ${counter} 的号，转来的号先叫。`,
  specific: (first: string, counter: string, clerk: string, reason: string) =>
    `${first} 是 ${counter} ${clerk} 指定叫的，原因：${reason}。`,
  cameLater: (first: string, second: string) => `叫 ${first} 的时候，${second} 还没有取号。`,
  wasHeld: (second: string, reason: string) => `当时 ${second} 挂起了，原因：${reason}。`,
  wasMissed: (second: string) => `当时 ${second} 叫过没有到，是过号。`,
  wasCalled: (second: string) => `当时 ${second} 已经在窗口了。`,
  otherWay: (first: string, second: string) => `其实 ${first} 先叫，${second} 在后。`,
  notYet: (first: string, second: string) => `两个号都还没有叫。按现在的排法 ${first} 在 ${second} 前面：`,
  notInLine: (number: string) => `${number} 现在不在排队。`,
  expectedWait: (minutes: number) => `大约等 ${minutes} 分钟`,
  unknown: '那次叫号没有留下原因，请看号码的先后。',
} as const;
