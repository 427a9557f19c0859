import type { JoinProblem } from '#shared/contract/join.ts';

/** Texts of a screen on another PC that is not (or no longer) led by its host. */
export const joinText = {
  reaching: {
    title: '正在找服务台主机……',
    host: (host: string) => `主机地址 ${host}`,
    hint: '请站长在主机上打开“别的屏幕”这一页，把局域网的门打开。',
  },
  comparing: {
    title: '请核对这六位数字',
    hint: '主机的“别的屏幕”页上也有六位数字。请两个人念一念，一位一位地对。',
    same: '两边一致',
    different: '不一致',
    waiting: '好的。请站长在主机上也按“一致”。',
  },
  problems: {
    mismatch: {
      title: '数字不一样，没有加入',
      advice: '可能连到了别的机器。请告诉站长，查清楚网络再配对。',
    },
    refused: { title: '主机没有让这块屏幕加入', advice: '请问站长。要再试，请按下面的按钮。' },
    expired: { title: '这次配对过时了', advice: '六位数字两分钟内有效，请再配一次。' },
    tooMany: { title: '试的次数太多了', advice: '请等一分钟，再配一次。' },
    certificate: {
      title: '主机换了证书，已经停止连接',
      advice: '这个地址上的机器不是当初配对的那一台。请先问站长：主机换过电脑吗？没有换过，请不要重新配对。',
    },
    removed: { title: '这块屏幕已被站长移除', advice: '要继续用，请站长在主机上同意后重新配对。' },
  } satisfies Record<JoinProblem, { readonly title: string; readonly advice: string }>,
  again: '重新配对',
} as const;
