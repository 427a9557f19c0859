import type { DeskErrorCode, DeskErrorData } from '#shared/errors.ts';

type Sentences = { readonly [Code in DeskErrorCode]: (data: DeskErrorData<Code>) => string };

/** Every refusal in one calm sentence that says what to do next. */
const sentences: Sentences = {
  internal: ({ reference }) =>
    reference === ''
      ? '程序出了点问题，请再试一次。'
      : `程序出了点问题，请再试一次；仍不行请告诉站长，编号 ${reference}。`,
  'store.diskFull': () => '电脑的磁盘满了，这一步没有保存，请先清理磁盘再做一次，以前保存的都在。',
  'store.notWritable': () => '电脑的磁盘现在写不进去，这一步没有保存，请告诉站长，检查磁盘后再做一次。',
  'store.damaged': () => '数据文件有损坏，这一步没有做成，请不要再操作，马上联系维护人员。',
  'access.denied': () => '这个页面不能做这项操作，请到对应的窗口办理。',
  'request.conflict': () => '内容已经变了，请核对后再按一次。',
  'idNumber.length': () => '身份证号应是 18 位（老证 15 位），请数一数再输入。',
  'idNumber.characters': () => '身份证号只有数字，最后一位可能是 X，请核对后再输入。',
  'idNumber.birthDate': () => '身份证号里的出生日期不对，请对着证件核对第 7 到 14 位。',
  'idNumber.checkDigit': () => '身份证号有一位不对，请对着证件逐位核对。',
  'person.notFound': () => '名册里没有找到这个人，请核对号码，或先登记。',
  'person.exists': ({ name }) => `这个身份证号已登记给 ${name}，请直接查找这个人。`,
  'phase.notOpen': ({ reason }) => sentence(reason),
  'slot.full': () => '这个时间刚刚约满，请另选一个时间。',
  'slot.notFound': () => '这个时间已经不开放，请另选一个时间。',
  'slot.past': () => '这个时间已经过了，请选后面的时间。',
  'slot.notBegun': () => '还没到预约的时间，请到时间再记未到。',
  'slot.times': () => '结束时间要晚于开始时间，请改一下时间。',
  'slot.overlaps': ({ startsAt, endsAt }) => `和 ${startsAt}–${endsAt} 的安排撞了时间，请改一下时间或换一组。`,
  'slot.seats': () => '当天剩下的名额不够一家人一起来，请另选一天。',
  'appointment.exists': ({ date, time }) => `这个人已约了 ${dayText(date)} ${time}，要换时间请按“改时间”。`,
  'appointment.notFound': () => '没有找到这个预约，请重新查找这个人。',
  'appointment.otherDay': ({ date, time }) => `预约的时间是 ${dayText(date)} ${time}，请在那一天来。`,
  'appointment.tooEarly': ({ time, opensAt }) => `您约的是今天 ${time}，请 ${opensAt} 以后再来取号。`,
  'appointment.over': ({ time }) => `您约的是今天 ${time}，已经过了，请到窗口另约时间。`,
  'appointment.state': () => '这个预约的情况已经变了，请看最新情况再决定。',
  'appointment.channel': ({ channels }) => `这个人现在可以用：${channels}，请换一种方式。`,
  'appointment.kind': () => '大厅的预约请在排队叫号里办理。',
  'appointment.familyExists': ({ name, date, time }) => `${name} 已约了 ${dayText(date)} ${time}，请先取消或改那一个。`,
  'appointment.familyNotOpen': ({ name, reason }) => sentence(`${name}：${reason}`),
  'appointment.familyTwice': ({ name }) => `${name} 加了两次，请去掉一个。`,
  'recall.notFound': () => '这个人已经不在待联系名单上。',
  'site.notFound': () => '没有找到这个地点，请重新选择。',
  'site.exists': () => '已经有同名的地点，请换个名字。',
  'team.notFound': () => '没有找到这个上门小组，请重新选择。',
  'team.exists': () => '已经有同名的小组，请换个名字。',
  'visit.orderStale': () => '上门名单刚有变动，请看最新名单再排顺序。',
  'day.past': () => '这一天已经过去，请选今天或以后的日子。',
  'cardRead.expired': () => '刚才读的身份证已经过时，请把身份证拿开，再放一次。',
  'ticket.notFound': () => '没有找到这个号码，请看今天的号码列表。',
  'ticket.state': () => '这个号码的情况已经变了，请看最新情况再操作。',
  'ticket.missedTooOften': ({ ticketNumber }) => `${ticketNumber} 号已多次过号，请到窗口找工作人员。`,
  'undo.nothing': () => '现在没有可以撤销的操作。',
  'service.choose': ({ services }) => `请先选办什么：${services.map(({ name }) => name).join('、')}。`,
  'service.unknown': () => '没有这项业务，请重新选择。',
  'intake.closed': ({ cause, date, time, hotline }) => intakeClosedText(cause, date, time, hotline),
  'queue.empty': () => '现在没有人等候。',
  'counter.busy': ({ ticketNumber }) => `本窗口还在办理 ${ticketNumber} 号，请先办结或过号。`,
  'counter.unknown': () => '没有这个窗口，请重新选择窗口。',
  'case.notFound': () => '没有找到这份档案，请从人员查找里重新打开。',
  'case.accepted': ({ caseNumber }) => `这份档案已经受理，受理号 ${caseNumber}，不用再办。`,
  'case.fieldUnknown': () => '这一项不在当前的表里，请重新打开档案。',
  'case.fieldChanged': ({ clerk, value }) =>
    `${clerk} 已经把这一项改成${value === '' ? '空白' : `“${value}”`}，您填的没有存，要用您的请再填一遍。`,
  'case.fieldInvalid': () => '这一项填得不对，请核对后再填。',
  'case.incomplete': ({ missing }) => `还差 ${missing.length} 项，请按清单补齐后再受理。`,
  'form.notFound': () => '找不到这份档案用的登记表，请重新打开档案。',
  'form.past': () => '生效日期已经过去，请选今天或以后的日子。',
  'form.changed': () => '别人刚刚也改过登记表，请重新打开这一页再改。',
  'form.invalid': ({ field }) => `“${field}”改得不对，请按页面上的提示更正。`,
  'case.bankNotOffered': () => '这家银行现在不能选，请另选一家。',
  'case.refusedByRule': ({ sentence: rule }) => `按规定不予受理（${rule}），请打印不予受理通知书交给本人。`,
  'case.provinceDecides': ({ sentence: rule }) => `有要由上级决定的情形（${rule}），请核对后按“受理，报上级决定”。`,
  'case.sameAsAccepted': ({ name, caseNumber }) =>
    `已认定和 ${name} 是同一人，那边已受理（${caseNumber}），不能再受理；认错了的，请先改认定。`,
  'case.noReason': () => '现在没有不予受理的情形，请先核对资格。',
  'applicant.sameNumber': () => '代办人、监护人的身份证号和申请人一样，请核对是谁来办的。',
  'applicant.cardGone': () => '刚才读的身份证已经过时，请把代办人的身份证再放一次。',
  'applicant.reasonNeeded': () => '没有刷身份证的，请写明原因。',
  'identity.unknownClass': () => '没有这个身份类别，请重新选择。',
  'consent.notAsked': () => '这一项现在不用问，请看最新的告知内容。',
  'consent.open': ({ kinds }) => `还没有问本人同不同意：${kinds.join('、')}，请逐项问，再请本人在告知书下面签名。`,
  'consent.reworded': () => '告知的内容刚改过，现在显示的是新的，请念给本人听，再请他回答。',
  'consent.refused': ({ kinds }) =>
    `本人不同意使用${kinds.join('、')}，缺了它不能受理，请向本人说明；本人改了主意再受理。`,
  'rules.past': () => '生效的日子已经过了，请改成今天或以后的日子。',
  'rules.unchanged': () => '规则没有变化，请改了再保存。',
  'rules.changed': () => '规则刚被别人改过，请看最新的再改。',
  'rules.invalid': ({ first }) => sentence(first),
  'policy.past': () => '生效的日子已经过了，请改成今天或以后的日子。',
  'policy.unchanged': () => '内容没有变化，请改了再保存。',
  'policy.changed': () => '刚被别人改过，请看最新的再改。',
  'policy.invalid': ({ first }) => sentence(first),
  'duplicate.notFound': () => '没有找到这两份档案，请重新打开。',
  'deficiency.notFound': () => '没有找到这次告知，请重新打开档案。',
  'case.nothingMissing': () => '这份档案没有缺的东西，不用补正。',
  'case.nothingReceived': () => '还没有勾选收到的材料，请先在材料清单里勾选。',
  'case.notAccepted': () => '这份档案还没有受理，不能打取证通知。',
  'caseFiles.nothing': () => '这些日子里没有受理过档案，请换别的日期。',
  'caseFiles.tooMany': ({ total, most }) => `这段时间有 ${total} 份，一次最多导出 ${most} 份，请把日期分短一些。`,
  'rekeying.notAccepted': () => '这份档案还没有受理，受理后再录入。',
  'rekeying.notDone': () => '这份档案还没有录完，不用重新打开。',
  'photo.size': ({ width, height }) => `照片应是 352×440，这张是 ${width}×${height}，请重新裁剪。`,
  'photo.bytes': ({ kilobytes }) => `照片不能超过 50 KB，这张有 ${Math.ceil(kilobytes)} KB，请重新拍或换一张。`,
  'photo.format': () => '这个文件不是 JPG 照片，请换一张。',
  'photo.reasonNeeded': ({ checks }) => `照片还有 ${checks.length} 项不符合，请重拍；只能用这张的，请选一个理由。`,
  'document.notFound': () => '这一页已经不在这里了，请看最新的材料。',
  'document.format': () => '这不是一张完整的图片，请重新拍或重新选。',
  'document.tooLarge': ({ kilobytes }) => `这一页太大（${Math.ceil(kilobytes)} KB），请重新拍。`,
  'document.materialUnknown': () => '这份档案不收这种材料，请换一种材料再放。',
  'document.full': ({ most }) => `这种材料最多放 ${most} 页，请先删去不用的。`,
  'document.accepted': () => '这一页是受理时收下的，不能删，也不能改；可以再补新的页。',
  'document.notFamily': () => '没有查到两人是一家人，不能用他的材料；请重新拍。',
  'signature.format': () => '签名没有收到，请重新签一次。',
  'roster.notReadable': () => '这个文件打不开，请用 Excel 另存为 .xlsx 后再选。',
  'roster.tooLarge': () => '这个文件太大（最多 200 MB、30 万行），请分成几个文件导入。',
  'roster.uploadUnknown': () => '文件没有传完，可能服务台刚重新启动过，请重新选择文件。',
  'roster.columnsDoubled': ({ columns }) => `“${columns.join('、')}”选了两列，请只留一列。`,
  'roster.busy': () => '另一份名册正在导入，请等它完成再来。',
  'roster.rowNotFound': () => '没有找到这一行，请重新打开核对结果。',
  'roster.numberBroken': () => '这一行的身份证号不完整，不能当作另一个人新增，请选“同一人”或“不导入”。',
  'roster.fileGone': () => '文件已经取走或过期，请重新生成。',
  'roster.exportCancelled': () => '导出已停下，没有生成文件。',
  'roster.mappingUnknown': () => '这种列的对应已经删掉了。',
  'roster.columnsMissing': ({ columns }) => `还没有指定哪一列是${columns.join('、')}，请在下面选好。`,
  'roster.empty': () => '这个文件里没有人员，请看是不是选对了文件。',
  'roster.batchNotFound': () => '没有找到这次导入，请重新选择文件。',
  'roster.batchState': () => '这次导入已经处理过了，请看导入记录。',
  'print.notFound': () => '没有找到这张凭证，请看打印列表。',
  'print.reasonNeeded': () => '这张凭证已经打过，再打一份请在“打给来人的凭证”里按“补打”，写明为什么。',
  'print.state': () => '这张凭证的情况已经变了，请看最新情况再操作。',
  'phone.number': () => '手机号应是 11 位，请数一数再输入。',
  'identity.expired': () => '时间久了，请重新输入号码。',
  'help.notFound': () => '没有找到这次求助，请看最新的列表。',
  'help.state': ({ takenBy }) =>
    takenBy === '' ? '这次求助已经结束，不用再去。' : `${takenBy} 已经去帮忙了，不用再去。`,
  'receipt.invalid': () => '这样的版面打不出来，没有保存，请看预览上面的说明。',
  'pairing.gone': () => '这次配对已经过时，请在那块屏幕上重新配对。',
  'pairing.tooMany': () => '试的次数太多了，请等一分钟再试。',
  'screen.notFound': () => '没有这块屏幕，可能已经移除了。',
  'profile.notFound': () => '没有找到这一版站点资料，请看历史版本。',
  'profile.invalid': ({ first }) => `站点资料还有要改的：${sentence(first)}`,
  'profile.past': () => '生效的日子已经过了，请改成今天或以后的日子。',
  'profile.changed': () => '站点资料刚被别人改过，请先看历史版本，再重新改。',
  'profile.fileUnreadable': () => '这个文件不是站点资料，请选从本程序导出的文件。',
  'profile.fileNewer': () => '这个文件是新版本的程序导出的，请先更新程序。',
  'profile.fileInvalid': ({ first }) => `文件里的站点资料不能用：${sentence(first)}`,
  'device.address': ({ address }) => `设备地址“${address}”写得不对，请按说明重新填写。`,
  'contact.outcomeUnknown': () => '这个联系结果现在不能选，请重新选一个。',
  'contact.notForGroups': () => '这个方式只能一个人一个人地记，请先找到这个人。',
  'contact.dateInPast': () => '下次联系的日子不能早于今天，请重新选。',
  'followUp.notFound': () => '没有找到这件待办，请看最新的待办列表。',
  'followUp.needUnknown': () => '这个需求类别现在不能选，请重新选一个。',
  'followUp.unchanged': () => '内容没有变化，请改了再保存。',
  'onlineApplication.exists': ({ number }) =>
    `这个人已在网上申请（申请号 ${number}），不用再预约或取号；要改在窗口办理，请先撤销网上申请的登记。`,
  'onlineApplication.numberTaken': ({ number, name }) => `申请号 ${number} 已登记给 ${name}，请核对号码。`,
  'onlineApplication.notFound': () => '没有找到这条网上申请，请看最新的列表。',
  'onlineApplication.state': () => '这条网上申请的情况已经变了，请看最新情况再操作。',
};

/** The station did not answer; nothing that was typed is lost. */
export const lineLostText = '服务台暂时没有连上，内容没有丢失，请稍等再按一次。';

/** The sentence of one refusal. */
export function errorText<Code extends DeskErrorCode>(code: Code, data: DeskErrorData<Code>): string {
  return sentences[code](data);
}

function intakeClosedText(cause: string, date: string, time: string, hotline: string): string {
  const what =
    cause === 'closed' ? '今天已经下班，不再取号' : cause === 'full' ? '今天现场的号已经取完' : '今天现场不再取号';
  const when = date === '' ? '' : `，请 ${dayText(date)} ${time} 以后再来`;
  return `${what}${when}，也可以打电话 ${hotline} 预约。`;
}

function sentence(text: string): string {
  return /[。！？]$/u.test(text) ? text : `${text}。`;
}

function dayText(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}
