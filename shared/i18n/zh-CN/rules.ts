/** How the conditions of a phase are said in words. */
export const ruleText = {
  anyone: '所有人',
  age: (years: number) => `年满${years}岁`,
  ageNot: (years: number) => `不满${years}岁`,
  gradeAll: '评有残疾等级',
  grade: (worst: string, mildest: string) => (worst === mildest ? `${worst}残疾` : `${worst}至${mildest}残疾`),
  not: (words: string) => `不属于${words}`,
  or: '或',
  and: '且',
  alternatives: '；',
} as const;
