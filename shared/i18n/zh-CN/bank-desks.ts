import { weekdayNames } from './appointments.ts';

/** Texts about the banks: where they sit, and how a card comes to life. */
export const bankDesksText = {
  title: '银行在哪里',
  nextTitle: '交回执时告诉他',
  here: (desk: string) => `今天在：${desk}`,
  onDays: (desk: string, weekdays: readonly number[]) => `${weekdays.map(dayName).join('、')}在${desk}，今天不来`,
  noDesk: '大厅里没有服务台',
  activation: '怎样激活',
  ask: '再问一句',
} as const;

function dayName(weekday: number): string {
  return weekdayNames[weekday] ?? '';
}
