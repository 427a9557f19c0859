import type {
  AcceptanceReceiptModel,
  AppointmentSlipModel,
  QueueTicketModel,
  ReceiptHeader,
} from '#shared/domain/receipt-models.ts';

/** Invented papers, one of each kind. */
export const sampleHeader: ReceiptHeader = {
  station: '新村街道退役军人服务站',
  hotline: '0000-5550123',
  practice: false,
  copy: 0,
  printedAt: '2026-11-25 08:42',
};

export const sampleSlip: AppointmentSlipModel = {
  kind: 'appointment-slip',
  header: sampleHeader,
  invitation: '请您在这个时间来',
  whoLabel: '',
  who: '',
  arrival: '到了请先刷身份证，或扫这个码',
  appointmentNumber: 'Y1125-0042',
  name: '林向东',
  maskedIdNumber: '999999********1234',
  date: '11月25日 星期三',
  time: '9:00-9:30',
  site: '新村街道便民中心一楼2号窗口',
  bring: ['本人身份证', '退役证件', '户口簿', '社保卡或银行卡'],
  qr: 'YD1:A:Y1125-0042',
};

export const sampleVisitSlip: AppointmentSlipModel = {
  ...sampleSlip,
  invitation: '我们在这个时间上门，请您在家',
  whoLabel: '来的人',
  who: '上门一组（李晓梅、王海涛）',
  arrival: '请把这张单给上门的工作人员看',
  time: '8:30-11:30',
  site: '近开里社区3号楼2门101',
};

export const sampleTicket: QueueTicketModel = {
  kind: 'queue-ticket',
  header: sampleHeader,
  ticketNumber: 'A012',
  service: '申领优待证',
  maskedName: '林**',
  peopleAhead: 3,
  expectedWait: '大约等 25 分钟',
  issuedAt: '11-25 08:51',
  appointmentTime: '9:00-9:30',
  notice: '请在大厅坐着等，叫到号再过来。听不清可以看大屏。',
};

export const sampleReceipt: AcceptanceReceiptModel = {
  kind: 'acceptance-receipt',
  header: sampleHeader,
  caseNumber: 'XC20261125-0007',
  name: '林向东',
  maskedIdNumber: '999999********1234',
  cardKind: '退役军人优待证',
  bank: '中国银行',
  materials: [
    { name: '居民身份证', note: '已读卡，原件退还' },
    { name: '退役证件', note: '' },
    { name: '优待证申请表', note: '本人签字' },
  ],
  nextSteps: ['县里审核，约20个工作日', '银行做卡，做好后短信通知', '带身份证和这张回执来领证'],
  acceptedAt: '2026-11-25 09:26',
  clerk: '周敏',
  qr: 'YD1:C:XC20261125-0007',
};

/** Twenty characters with a separator, as some names are. */
export const longName = '阿依古丽·买买提艾力·吐尔逊江·阿布都热合';
/** 䶮 lacks in GBK fonts, 㛃 is extension A, 𠅤 extension B. */
export const rareName = '张䶮㛃𠅤';
