import type { PrinterTrial, ReaderTrial } from '#shared/contract/devices.ts';

type Card = Extract<ReaderTrial, { kind: 'card' }>;

const kinds: Readonly<Record<Card['cardKind'], string>> = {
  citizen: '居民身份证',
  'hmt-permit': '港澳台居民居住证',
  'foreigner-2017': '外国人永久居留身份证（旧版）',
  'foreigner-2023': '外国人永久居留身份证',
};

const photos: Readonly<Record<Card['photo'], string>> = {
  decoded: '芯片照片可以解出来',
  failed: '芯片照片没有解出来',
  'no-decoder': '没有装芯片照片的解码程序',
};

/** Texts of finding, choosing and trying devices. */
export const trialText = {
  find: '找设备',
  looking: '正在找……',
  none: '没有找到。插好线、打开电源后再按“找设备”，或在右边填写地址。',
  use: '用这台',
  inUse: '正在用',
  chosen: '已改用这台设备。',
  ports: '串口',
  last: (when: string, what: string) => `上次出问题：${when}　${what}`,
  command: '在终端里输入：',
  printer: {
    test: '打印测试页',
    confirmed: '测试页打好了。请看首行数字没有折行、汉字清楚、码能扫出来。',
    unknown: '测试页已发出。请看打印机有没有出纸。',
    notSent: '没有打印，先按上面的提示处理。',
    missing: (characters: readonly string[]) =>
      `这些字没有字形，纸上印成方括号里的编号：${characters.join(' ')}。姓名里有这种字时请人手写补上。`,
  },
  reader: {
    test: '测试读卡',
    stop: '测试完了',
    waiting: '请放一张身份证。测试时放的卡不会取号，也不会打开档案。',
    card: ({ maskedName, maskedIdNumber, cardKind, validTo, photo }: Card) =>
      [maskedName, maskedIdNumber, kinds[cardKind], validTo === '' ? '' : `有效期至 ${validTo}`, photos[photo]]
        .filter((part) => part !== '')
        .join('　'),
    good: '读出来了',
    scan: '自动找速率',
    scanning: '正在逐个速率询问，约几秒……',
    found: (baudRate: number) => `读卡器用的是 ${baudRate}，已保存并启用。`,
    silent: '五种速率都没有回答：看读卡器电源，或换一个串口再试。',
    remote: '读卡器接在主机上，请到主机那台电脑测试。',
  },
  camera: {
    title: '摄像头（这台电脑）',
    test: '试看画面',
    stop: '关闭画面',
    idle: '按“试看画面”，看看是不是要用的那一个。',
    good: '画面正常，就用这一个。',
    refused: '打不开摄像头：关闭占用它的程序，插紧 USB 线；浏览器问能不能用摄像头时选“允许”。',
    missing: '没有找到摄像头：插好后再按“试看画面”。也可以选择照片文件。',
    label: '用哪一个',
    unnamed: (index: number) => `摄像头 ${index}`,
  },
  speaker: {
    title: '大厅喇叭（这台电脑）',
    explanation: '大厅屏在这台电脑上时，改了马上生效；在别的电脑上，请到那块屏上改。',
    label: '从哪里出声',
    test: '说一句话',
    spoken: '说完了。没听见：看音箱电源和音量。',
    silent: '这台电脑没有出声：看音箱插好没有，再到系统声音设置里看看。',
    refused: '这个音箱现在不能用，已改用系统默认。',
  },
} as const;

export function printerTrialText({ outcome }: PrinterTrial): string {
  if (outcome === 'confirmed') return trialText.printer.confirmed;
  return outcome === 'unknown' ? trialText.printer.unknown : trialText.printer.notSent;
}
