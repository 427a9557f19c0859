import type {
  CollectionNoticeModel,
  ConsentNoticeModel,
  DeficiencyNoticeModel,
  DeliveryReceiptModel,
  LossReceiptModel,
  MaterialsListModel,
  ReceivingReceiptModel,
  RefusalNoticeModel,
} from '#shared/domain/case-paper-models.ts';
import type {
  AcceptanceReceiptModel,
  AppointmentSlipModel,
  QueueTicketModel,
  ReceiptHeader,
  ReceiptKind,
  ReceiptModel,
} from '#shared/domain/receipt-models.ts';

/** Invented papers, one of each kind: what the manager's editor shows and tries a changed template on. */
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
  bringLabel: '请带上',
  bring: ['本人身份证', '退役证件', '户口簿', '社保卡或银行卡'],
  qr: 'YD1:A:Y1125-0042',
};

export const sampleVisitSlip: AppointmentSlipModel = {
  ...sampleSlip,
  invitation: '我们在这个时间上门，请您在家',
  whoLabel: '来的人',
  who: '上门一组（李晓梅、王海涛）',
  arrival: '请把这张单给上门的工作人员看',
  bringLabel: '请准备好',
  time: '8:30-11:30',
  site: '近开里社区3号楼2门101',
};

export const sampleGroupSlip: AppointmentSlipModel = {
  ...sampleSlip,
  invitation: '请您在这个时间来集中办理',
  whoLabel: '负责人',
  who: '陈静',
  arrival: '到了请把这张单交给工作人员',
  time: '9:00-11:00',
  site: '河头村村委会',
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
  province: false,
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

/** Of somebody about whom the province decides. */
export const sampleProvinceReceipt: AcceptanceReceiptModel = { ...sampleReceipt, province: true };

const person = {
  header: sampleHeader,
  number: 'XC20261125-0007',
  name: '林向东',
  maskedIdNumber: '999999********1234',
  qr: 'XC20261125-0007',
};

export const sampleMaterialsList: MaterialsListModel = {
  kind: 'materials-list',
  ...person,
  number: 'XC-4F2A91C0',
  qr: '',
  service: '申领优待证',
  missing: [
    { name: '户口簿', note: '' },
    { name: '退役证明（退伍证、转业证、复员证等）', note: '丢了的，可以用社区（村）出具的情况说明代替' },
    { name: '残疾军人证', note: '有就带，没有不影响办理' },
  ],
  have: ['居民身份证'],
};

export const sampleConsentNotice: ConsentNoticeModel = {
  kind: 'consent-notice',
  ...person,
  number: 'XC-4F2A91C0',
  qr: '',
  service: '申领优待证',
  notice: [
    '本站为办理优待证和建立电子档案，收集您的身份、服役、安置、抚恤和联系信息。',
    '您可以查看、更正自己的信息，也可以收回同意；收回后，没有办完的申请不能继续办。',
  ],
  items: [
    {
      name: '人脸照片',
      purpose: '印在证面，审核时核对本人',
      recipient: '上级退役军人事务部门、您选的制证银行',
      keptFor: '随申请档案保存，到期销毁',
      ifRefused: '证面要印照片，不同意就不能制证，这次不能受理。',
      answer: '同意',
    },
    {
      name: '银行账户',
      purpose: '交选定的银行开户、制卡',
      recipient: '您选的制证银行',
      keptFor: '本站不存卡号',
      ifRefused: '优待证就是银行卡，不同意就不能开户制卡，这次不能受理。',
      answer: '不同意',
    },
  ],
  answeredBy: '监护人 林晓燕',
  issuedAt: '2026-11-25 09:26',
  clerk: '周敏',
};

export const sampleReceiving: ReceivingReceiptModel = {
  kind: 'receiving-receipt',
  ...person,
  number: 'XC-4F2A91C0',
  qr: '',
  service: '申领优待证',
  broughtBy: '林晓燕（女儿）',
  materials: [
    { name: '居民身份证', note: '' },
    { name: '户口簿', note: '' },
    { name: '退役证明（退伍证、转业证、复员证等）', note: '遗失，以社区（村）出具的情况说明代替' },
  ],
  receivedAt: '2026-11-25 09:26',
  clerk: '周敏',
};

export const sampleDeficiency: DeficiencyNoticeModel = {
  kind: 'deficiency-notice',
  ...person,
  number: 'XC-4F2A91C0',
  qr: '',
  service: '申领优待证',
  faults: [
    { fault: '缺户口簿', mend: '请把原件带来' },
    { fault: '照片不合格：背景不是白色', mend: '本人来站里重拍一张，也可以请我们上门拍' },
    { fault: '“入伍时间”没有填', mend: '请告诉我们，打电话说也可以' },
  ],
  respondBy: '12月9日 星期三',
  issuedAt: '2026-11-25 09:26',
  clerk: '周敏',
};

export const sampleRefusal: RefusalNoticeModel = {
  kind: 'refusal-notice',
  ...person,
  number: 'XC-4F2A91C0',
  qr: '',
  service: '申领优待证',
  fileOnly: false,
  reasons: [
    {
      reason: '病故在退出现役以后，不属于病故军人遗属优待证的范围',
      rule: '只有服役期间病故的，遗属才能申领',
      source: '某省退役军人事务厅办事指南（示例，请换成本地的规定）',
    },
  ],
  issuedAt: '2026-11-25 09:26',
  clerk: '周敏',
};

/** Of somebody who is put on file and gets no card. */
export const sampleFileOnly: RefusalNoticeModel = { ...sampleRefusal, fileOnly: true };

export const sampleCollection: CollectionNoticeModel = {
  kind: 'collection-notice',
  ...person,
  cardKind: '退役军人优待证',
  bank: '中国银行',
  place: '新村街道便民中心一楼2号窗口',
  hours: '周一到周五 8:30-11:30，14:00-17:00',
  until: '2027年2月25日',
  bring: ['本人身份证', '受理回执'],
};

export const sampleDelivery: DeliveryReceiptModel = {
  kind: 'delivery-receipt',
  ...person,
  documents: [{ name: '退役军人优待证', note: '一张，包装完好' }],
  recipient: '林向东',
  relation: '本人',
  manner: '送到家',
  place: '近开里社区3号楼2门101',
  deliveredAt: '2026-12-20 10:05',
  clerk: '周敏',
};

export const sampleLoss: LossReceiptModel = {
  kind: 'loss-receipt',
  ...person,
  matter: '补领申请',
  cardKind: '退役军人优待证',
  bank: '中国银行',
  reportedAt: '2026-11-25 09:26',
  steps: ['带身份证到银行正式挂失', '县里审核，银行重新做卡', '卡到了，我们打电话通知您'],
  clerk: '周敏',
};

export const sampleReceipts: { readonly [Kind in ReceiptKind]: ReceiptModel } = {
  'appointment-slip': sampleSlip,
  'queue-ticket': sampleTicket,
  'materials-list': sampleMaterialsList,
  'consent-notice': sampleConsentNotice,
  'receiving-receipt': sampleReceiving,
  'acceptance-receipt': sampleReceipt,
  'deficiency-notice': sampleDeficiency,
  'refusal-notice': sampleRefusal,
  'collection-notice': sampleCollection,
  'delivery-receipt': sampleDelivery,
  'loss-receipt': sampleLoss,
};

/** How a paper says that it is a copy, and that it is only practice; whoever lays papers out anew must keep both. */
export const reprintMark = (copy: number): string => `补打 ${copy}`;
export const practiceMark = '练习 不作凭证';

const LONG = '阿依古丽·买买提艾力·吐尔逊江·阿布都热合';

/** The same paper with as much in every place as may come: what fits this fits anything. */
export function stretchedReceipt(model: ReceiptModel): ReceiptModel {
  const kept: ReadonlySet<string> = new Set(['kind', 'qr', 'printedAt']);
  return JSON.parse(
    JSON.stringify(model, (key, value: unknown) =>
      typeof value === 'string' && !kept.has(key) ? value + LONG : value,
    ),
  ) as ReceiptModel;
}
