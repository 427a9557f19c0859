import type { PrinterStatusView, ReaderStatusView } from '#shared/contract/devices.ts';

/** What is so, and what to do next (empty when nothing is to be done). */
export type DeviceSentence = { readonly state: string; readonly next: string };

type PrinterSentences = { readonly [Condition in PrinterStatusView['condition']]: DeviceSentence };
type ReaderSentences = { readonly [State in ReaderStatusView['state']]: DeviceSentence };
type ProblemSentences = { readonly [Problem in NonNullable<ReaderStatusView['problem']>]: DeviceSentence };

const printerSentences: PrinterSentences = {
  ready: { state: '打印机正常', next: '' },
  'paper-near-end': { state: '打印纸快用完了', next: '请准备一卷新纸，现在还能打印。' },
  'out-of-paper': { state: '打印机没有纸了', next: '装好纸、合上盖子，等着的凭证会自动接着打印。' },
  'cover-open': { state: '打印机的盖子没有关好', next: '把盖子按到“咔”一声，等着的凭证会自动接着打印。' },
  'cutter-error': { state: '切纸刀卡住了', next: '关掉打印机，取出卡住的纸，再打开。' },
  error: { state: '打印机报告故障', next: '关掉打印机，等十秒再打开；仍不行请联系维修。' },
  offline: { state: '打印机没有连上', next: '看电源灯亮不亮、线有没有插紧，再核对设备地址。' },
  unknown: { state: '打印机没有说明自己的情况', next: '刚刚换过地址时等几秒再看；打印后请看一眼纸有没有出来。' },
};

const readerSentences: ReaderSentences = {
  off: { state: '没有设置读卡器', next: '可以用数字键输入身份证号；有读卡器请填写它的地址。' },
  connecting: { state: '正在连接读卡器', next: '请等几秒。' },
  idle: { state: '读卡器正常，可以放身份证', next: '' },
  reading: { state: '正在读身份证', next: '' },
  'waiting-removal': { state: '身份证已读完', next: '可以把身份证拿开。' },
  offline: { state: '读卡器没有连上', next: '看电源和数据线，再核对设备地址；插好后会自动连上。' },
  fault: { state: '读卡器不能用', next: '拔下再插上；仍不行请联系读卡器厂家。' },
};

const problemSentences: ProblemSentences = {
  'not-connected': { state: '读卡器没有连上', next: '看电源和数据线，再核对设备地址；插好后会自动连上。' },
  'no-answer': { state: '线是通的，但读卡器没有回答', next: '核对设备地址和速率；拔下再插上试一次。' },
  maintenance: { state: '读卡器的安全模块报告故障', next: '拔下再插上；仍不行要送修，这段时间用数字键输入身份证号。' },
  'read-failed': { state: '刚才这张身份证没有读出来', next: '把身份证拿开，再平放一次，放到提示音响起。' },
};

/** Texts of the device page. */
export const devicesText = {
  title: '设备',
  loading: '正在读取设备情况……',
  again: '重新读取',
  /** Before somebody sits down. */
  now: {
    looking: '正在看设备……',
    camera: { state: '摄像头接好了', next: '' },
    noCamera: { state: '没有找到摄像头', next: '要拍照就插好摄像头；没有的话，照片可以选文件。' },
  },
  printer: {
    title: '凭证打印机',
    none: { state: '没有设置打印机', next: '凭证会记在“打印”里；有打印机请填写它的地址。' },
    silent: { state: '打印机已设置，它不报告自己的情况', next: '' },
    noProof: '这台打印机不会回答打完没有：每张凭证打完后，要由人确认是否出票。',
    proof: '这台打印机会回答打完没有，程序自己确认。',
    queued: (count: number) => `等着打印 ${count} 张`,
    unanswered: (count: number) => `要确认是否出票 ${count} 张`,
    toPrints: '去“打印”处理',
  },
  reader: {
    title: '身份证读卡器',
    samId: (id: string) => `安全模块编号 ${id}`,
    photoDecoder: '芯片里的照片可以解出来。',
    noPhotoDecoder: '没有安装芯片照片的解码程序：照片请用摄像头拍，或选择照片文件。',
  },
  address: (url: string) => `地址 ${url}`,
  form: {
    title: '设备地址',
    explanation: '保存后马上改用新地址，不用重新开程序。',
    printerUrl: '打印机地址',
    readerUrl: '读卡器地址',
    columns: '打印纸宽度',
    wide: '80 毫米纸（每行 48 格）',
    middle: '80 毫米纸（每行 42 格，有的老型号）',
    narrow: '58 毫米纸（每行 32 格）',
    drawing: '汉字怎么打',
    drawingHelp: '打出来是乱码或方块，就选“整张画成图”，样子一样，只是慢一点。',
    asText: '用打印机里的汉字（快）',
    asPicture: '整张画成图（没有汉字库的打印机）',
    save: '保存并启用',
    saved: '已改用新的设备地址。',
    missing: '请填写地址；没有这台设备就填 none。',
    examples: '常用写法，按一下就填进去，再改成自己的：',
  },
  printerExamples: [
    { url: 'tcp://192.168.1.100:9100', name: '网线接的打印机' },
    { url: 'system:XP-80C', name: '系统里已装好的打印机（写它的名字）' },
    { url: 'file:/dev/usb/lp0', name: 'USB 打印机（Linux）' },
    { url: 'serial:COM3?baud=19200', name: '串口打印机（Windows）' },
    { url: 'serial:/dev/ttyUSB0?baud=19200', name: '串口打印机（Linux）' },
    { url: 'none', name: '没有打印机' },
  ],
  printerAddressNote: '打印机不会回答时，在网线或串口地址后面加 ?status=no（已有问号就加 &status=no）。',
  readerExamples: [
    { url: 'serial:COM4', name: 'USB 或串口读卡器（Windows）' },
    { url: 'serial:/dev/ttyUSB0', name: 'USB 或串口读卡器（Linux）' },
    { url: 'serial:/dev/ttyUSB0?baud=9600', name: '速率不是 115200 的读卡器' },
    { url: 'tcp://192.168.1.101:10001', name: '网线接的读卡器' },
    { url: 'none', name: '没有读卡器' },
  ],
  practice: {
    title: '没有设备也能练习',
    lines: [
      '在程序文件夹里开一个命令窗口，运行 npm run sim:printer，打印机地址填 tcp://127.0.0.1:9100。',
      '再运行 npm run sim:reader -- --port 9200，读卡器地址填 tcp://127.0.0.1:9200。',
      '在模拟程序里输入 help，可以试缺纸、开盖、拔线、拿卡太快。',
    ],
  },
  store: {
    checking: '正在检查数据文件，不影响办理……',
    sound: (when: string) => `数据文件检查过，完好（${when}）。`,
    unknown: '这次没能把数据文件检查完：看看磁盘是不是快满了，重新开一次程序再看。',
    title: '数据文件有损坏，请先停下来处理',
    meaning: '有一部分数据读不出来了，多半是硬盘出了问题。继续录入，可能丢得更多。',
    steps: [
      '请各窗口停止办理，记下手上还没办完的人，然后关掉程序。',
      '把整个数据文件夹拷到 U 盘或另一台电脑。不要删除、改名或覆盖里面的任何文件。',
    ],
    withSnapshot: (name: string) =>
      `文件夹里的 ${name} 是上次升级前的完整副本，用同一把钥匙打开。升级以后录入的内容不在里面，请留好。`,
    withoutSnapshot: '文件夹里没有更早的完整副本，请找一找以前拷贝过的数据文件夹。',
    call: '联系维护人员，告诉他：详细情况记在数据文件夹的 station.log 里。',
  },
  key: {
    title: '数据钥匙放在文件里，请注意保护',
    meaning:
      '名册和档案是加密保存的，但这台电脑没有可用的系统密码保管处，所以钥匙就放在数据文件夹里的 station.key。谁拷走整个文件夹，谁就能看到里面的内容。',
    steps: [
      '给这台电脑设开机密码，离开时锁屏，不让别人用同一个账号登录。',
      '不要把整个数据文件夹发给别人，也不要放到网盘；拷贝备份时，把 station.key 另外保管。',
      '不要删除或改动 station.key：钥匙丢了，数据再也打不开。',
      '换成带系统密码保管处的电脑（Windows，或装有密钥环的 Linux 桌面），从桌面程序新建的站点会由系统保管钥匙。已有的数据要换，请联系维护人员。',
    ],
  },
} as const;

/** The printer in plain words. */
export function printerSentence(printer: PrinterStatusView): DeviceSentence {
  if (printer.url === 'none') return devicesText.printer.none;
  // Of a printer that cannot answer, silence is no news.
  if (!printer.statusCapable && printer.condition === 'unknown') return devicesText.printer.silent;
  return printerSentences[printer.condition];
}

/** The reader in plain words; a known problem says more than the state. */
export function readerSentence(reader: ReaderStatusView): DeviceSentence {
  return reader.problem === null || reader.state === 'off'
    ? readerSentences[reader.state]
    : problemSentences[reader.problem];
}

/** What a device's last trouble was, in a few words. */
export function troubleText(device: 'reader' | 'printer', problem: string): string {
  const known: Readonly<Record<string, DeviceSentence>> = device === 'reader' ? problemSentences : printerSentences;
  return known[problem]?.state ?? problem;
}
