import type { KioskStepName } from '#shared/contract/kiosk.ts';

/** Texts of the counter about calls for help from the kiosks. */
export const helpText = {
  waiting: (place: string) => `${place}有人请帮忙`,
  mine: (place: string) => `您正在帮${place}的这一位`,
  theirs: (place: string, clerk: string) => `${place}：${clerk} 已经去帮忙`,
  since: (minutes: number) => (minutes < 1 ? '刚刚' : `${minutes} 分钟前`),
  step: {
    welcome: '停在第一页',
    card: '停在“刷身份证”',
    slip: '停在“扫预约单”',
    'id-digits': '停在输身份证号',
    'phone-digits': '停在输手机号',
    checking: '正在查找',
    confirm: '停在核对姓名',
    choose: '停在选是哪一位',
    service: '停在选办什么',
    ticket: '已经取到号',
    refused: '没有取成号',
  } satisfies Record<KioskStepName, string>,
  typed: (masked: string) => `已输入 ${masked}`,
  cleared: '屏幕已清空，人可能走开了',
  person: (name: string, age: number, maskedIdNumber: string) => `${name}，${age} 岁，${maskedIdNumber}`,
  ticket: (number: string) => `号码 ${number}`,
  take: '我去帮忙',
  issue: (name: string) => `给${name}取号`,
  issueReason: '自助机求助，窗口代取',
  find: '查找或登记这个人',
  helped: '帮好了',
  nobody: '没有人在',
} as const;
