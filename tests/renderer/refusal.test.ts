import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { refusalCode, refusalData, refusalText } from '#renderer/lib/refusal.ts';
import { LineLostError } from '#renderer/lib/station-line.ts';
import { errorData, type DeskErrorCode } from '#shared/errors.ts';
import { errorText, lineLostText } from '#shared/i18n/zh-CN/errors.ts';

const samples: Partial<Record<DeskErrorCode, object>> = {
  'caseFiles.tooMany': { total: 2400, most: 2000 },
  internal: { reference: 'E-7' },
  'person.exists': { name: '张建国' },
  'phase.notOpen': { reason: '属于第二阶段，2022年3月15日起开放' },
  'profile.invalid': { first: '窗口没有填。' },
  'profile.fileInvalid': { first: '窗口没有填。' },
  'appointment.exists': { date: '2022-03-02', time: '09:00' },
  'appointment.otherDay': { date: '2022-03-02', time: '09:00' },
  'appointment.tooEarly': { time: '09:00', opensAt: '08:30' },
  'appointment.over': { time: '09:00' },
  'ticket.missedTooOften': { ticketNumber: 'A007' },
  'intake.closed': { cause: 'full', date: '2022-03-01', time: '08:30', hotline: '022-0000-0042' },
  'appointment.state': { state: 'served' },
  'appointment.channel': { channels: '电话预约、上门办理' },
  'appointment.familyExists': { name: '张建国', date: '2022-03-02', time: '09:00' },
  'appointment.familyNotOpen': { name: '张建国', reason: '属于第二阶段，2022年3月15日起开放' },
  'appointment.familyTwice': { name: '张建国' },
  'slot.overlaps': { startsAt: '09:00', endsAt: '11:00' },
  'ticket.state': { state: 'served' },
  'counter.busy': { ticketNumber: 'A007' },
  'case.accepted': { caseNumber: 'XC-20220228-0001' },
  'case.fieldUnknown': { field: 'phone' },
  'case.fieldInvalid': { field: 'phone' },
  'case.refusedByRule': { sentence: '正在被剥夺政治权利' },
  'case.provinceDecides': { sentence: '受过刑事处罚' },
  'case.sameAsAccepted': { name: '张建国', caseNumber: 'XC-20220228-0001' },
  'rules.invalid': { first: '有一条情形没有写。' },
  'policy.invalid': { first: '有一项没有名称。' },
  'consent.open': { kinds: ['人脸照片'] },
  'consent.refused': { kinds: ['人脸照片'] },
  'service.choose': { services: [{ id: 'advice', name: '政策咨询' }], reason: '' },
  'form.invalid': { field: '户籍类别' },
  'case.fieldChanged': { clerk: '王海涛', value: '某银行' },
  'case.incomplete': { missing: ['photo', 'signature'] },
  'photo.size': { width: 10, height: 20 },
  'photo.bytes': { kilobytes: 51.2 },
  'photo.reasonNeeded': { checks: ['background'] },
  'document.tooLarge': { kilobytes: 310.5 },
  'document.full': { most: 40 },
  'roster.columnsMissing': { columns: ['姓名'] },
  'roster.columnsDoubled': { columns: ['姓名'] },
  'roster.batchState': { state: 'committed' },
  'print.state': { state: 'confirmed' },
  'onlineApplication.exists': { number: 'W0001' },
  'onlineApplication.numberTaken': { number: 'W0001', name: '张建国' },
  'device.address': { address: 'tcp://' },
  'receipt.invalid': { code: 'unreadable', what: '' },
  'help.state': { state: 'taken', takenBy: '王海涛' },
};

const codes = Object.keys(errorData) as DeskErrorCode[];

describe('refusals in words', () => {
  it.each(codes)('%s is one whole sentence with its parameters in it', (code) => {
    const error = new ORPCError(code, { data: samples[code] ?? {} });
    const text = refusalText(error);
    expect(text).toMatch(/^[^。]*。$/u);
    expect(text).not.toMatch(/undefined|NaN|object/);
    // Only a real `internal` may sound like one: another code here means that its data did not fit.
    if (code !== 'internal') expect(text).not.toBe(errorText('internal', { reference: '' }));
    expect(refusalCode(error)).toBe(code);
  });

  it('tells an answer from a lost line', () => {
    expect(refusalCode(new LineLostError())).toBeNull();
    expect(refusalText(new LineLostError())).toBe(lineLostText);
    expect(refusalCode(new ORPCError('INTERNAL_SERVER_ERROR'))).toBe('internal');
    expect(refusalText(new ORPCError('toString'))).toBe(errorText('internal', { reference: '' }));
  });

  it('gives the parameters of the asked code only', () => {
    const error = new ORPCError('counter.busy', { data: { ticketNumber: 'A007' } });
    expect(refusalData(error, 'counter.busy')).toEqual({ ticketNumber: 'A007' });
    expect(refusalData(error, 'queue.empty')).toBeNull();
  });
});
