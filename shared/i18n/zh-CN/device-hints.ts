import type { DeviceFault, DeviceHint } from '#shared/domain/device-hint.ts';

export type HintSentence = {
  readonly next: string;
  /** To be typed into a terminal exactly as it stands; null when there is nothing to type. */
  readonly command: string | null;
};

/** What is the matter, in a few words. */
export const faultText: Readonly<Record<DeviceFault, string>> = {
  permission: '权限不足，打不开这个口',
  missing: '找不到这个口',
  busy: '口被别的程序占着',
  refused: '对方拒绝连接',
  unreachable: '网络到不了那台设备',
  'host-unknown': '没有这个名字的设备',
  timeout: '对方没有回应',
  'no-print-service': '系统的打印服务没有装',
  other: '打不开这台设备',
};

/** What to do about it. */
export const hintText: Readonly<Record<DeviceHint, HintSentence>> = {
  'join-dialout': {
    next: '请把当前用户加入 dialout 组：打开终端，输入下面这行，然后注销重新登录。',
    command: 'sudo usermod -aG dialout "$USER"',
  },
  'join-lp': {
    next: '请把当前用户加入 lp 组：打开终端，输入下面这行，然后注销重新登录。',
    command: 'sudo usermod -aG lp "$USER"',
  },
  'ask-administrator': { next: '请用管理员账号给当前用户使用这台设备的权限，再重新登录。', command: null },
  'close-other-program': {
    next: '关闭占用串口的程序（厂家的演示程序、别的读卡或收银软件），几秒后会自动连上。',
    command: null,
  },
  'plug-in-port': { next: '把数据线插紧；插好后按“找设备”，选新出现的那一个。', command: null },
  'plug-in-windows': {
    next: '把数据线插紧；在“设备管理器 → 端口”里看是 COM 几，没有就装厂家驱动，再按“找设备”。',
    command: null,
  },
  'plug-in-usb-printer': { next: '打开打印机电源，插紧 USB 线；插好后按“找设备”再选一次。', command: null },
  'switch-on-device': { next: '打开设备电源等半分钟；仍不行，核对地址里的端口号。', command: null },
  'check-network': { next: '看设备电源和网线；让电脑和设备接在同一个网里，再核对地址。', command: null },
  'check-address': { next: '地址写错了：打印一张设备自检页，照上面的 IP 地址重新填。', command: null },
  'install-print-service': { next: '请先安装系统的打印服务，再添加打印机。', command: 'sudo apt install cups' },
  'add-queue': { next: '系统里没有叫这个名字的打印机：按“找设备”重新选，或先在系统设置里添加。', command: null },
  'share-queue': {
    next: '在“打印机属性 → 共享”里勾选共享，共享名写成和这里一样的名字；同时确认打印机已开机。',
    command: null,
  },
  replug: { next: '拔下再插上，等几秒；仍不行，重新开一次电脑，再联系维修。', command: null },
};
