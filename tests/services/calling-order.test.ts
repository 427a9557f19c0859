import { describe, expect, test } from 'vitest';
import { listAppointments } from '#electron/services/appointments.ts';
import { receiptOf } from '#electron/services/prints.ts';
import { callNext, callSpecific } from '#electron/services/queue-call.ts';
import { whyBefore } from '#electron/services/queue-why.ts';
import { holdTicket, listToday, stepTicket, ticketSteps } from '#electron/services/queue.ts';
import { refusalOf } from '#tests/support/refusal-of.ts';
import { addPerson, arrive, book } from '#tests/support/station-day.ts';
import { testContext } from '#tests/support/test-context.ts';
import { DAY, at, on, aged, ordinary, walkIn, booked, callAll } from '#tests/support/calling-day.ts';

describe('the order of calling', () => {
  test('is the rule: priority first up to the cap, booked before walk-ins up to the ratio; the list foresees it', () => {
    const context = testContext();
    walkIn(context, ordinary); // B001
    walkIn(context, ordinary); // B002
    booked(context, ordinary); // A001
    for (let count = 0; count < 3; count += 1) walkIn(context, aged); // B003 B004 B005
    const foreseen = listToday(context).map(({ number }) => number);
    const order = callAll(context);
    expect(order).toEqual(['B003', 'B004', 'A001', 'B001', 'B005', 'B002']);
    expect(foreseen).toEqual(order);
  });

  test('tells everybody how many will be called before them', () => {
    const context = testContext();
    walkIn(context, ordinary);
    expect(arrive(context, addPerson(context, aged).idNumber)).toMatchObject({ peopleAhead: 0 });
    expect(arrive(context, addPerson(context, ordinary).idNumber)).toMatchObject({
      peopleAhead: 2,
      expectedWaitMinutes: null,
    });
  });

  test('marks priority people with the class that makes them so', () => {
    const context = testContext();
    expect(walkIn(context, aged).priority).toBe('80岁以上');
    expect(walkIn(context, { ...ordinary, disabilityGrade: 6 }).priority).toBe('残疾');
    expect(walkIn(context, ordinary).priority).toBeNull();
  });

  test('among priority people follows the ranks of the profile; whoever fits several classes has the best', () => {
    const context = testContext((profile) => ({
      ...profile,
      calling: {
        ...profile.calling,
        priorityClasses: profile.calling.priorityClasses.map((each) => ({
          ...each,
          rank: each.code === 'disabled' ? 1 : 2,
        })),
      },
    }));
    walkIn(context, aged); // B001
    const disabled = { ...ordinary, disabilityGrade: 6 };
    walkIn(context, disabled); // B002
    expect(walkIn(context, { ...aged, disabilityGrade: 6 }).priority).toBe('残疾'); // B003
    walkIn(context, disabled); // B004
    expect(callAll(context)).toEqual(['B002', 'B003', 'B001', 'B004']);
    expect(whyBefore(context, { first: 'B002', second: 'B001' }).sentence).toBe(
      'B002 是“残疾”，B001 是“80岁以上”，都是优先号；按站里排的先后，“残疾”先叫，每位“80岁以上”前面最多让 2 个。',
    );
    expect(whyBefore(context, { first: 'B001', second: 'B004' }).sentence).toBe(
      'B001 是“80岁以上”，前面已经让过 2 个排在更前的优先号；让满后先叫 B001，再叫“残疾” B004。',
    );
  });

  test('gives an appointment precedence only from the time on at which its window opens', () => {
    const context = testContext();
    const early = addPerson(context, ordinary);
    context.setTime(DAY, '07:40');
    book(context, early.id, DAY);
    walkIn(context, ordinary);
    expect(arrive(context, early.idNumber).ticket.number).toBe('A001');
    expect(listToday(context).map(({ number }) => number)).toEqual(['B001', 'A001']);
    context.setTime(DAY, '08:00');
    expect(listToday(context).map(({ number }) => number)).toEqual(['A001', 'B001']);
  });

  test('makes somebody too late for their appointment a walk-in and uses it up', () => {
    const context = testContext();
    const late = addPerson(context, ordinary);
    book(context, late.id, DAY);
    context.setTime(DAY, '09:01');
    expect(arrive(context, late.idNumber).ticket).toMatchObject({ number: 'B001', appointmentTime: '08:30' });
    expect(listAppointments(context, DAY)[0]?.state).toBe('arrived');
  });

  test('says an expected wait once three people were served', () => {
    const context = testContext();
    for (let count = 0; count < 4; count += 1) walkIn(context, ordinary);
    for (let count = 0; count < 3; count += 1) {
      const { id } = callNext(context, at('1'));
      context.advance(10 * 60_000);
      stepTicket(context, ticketSteps.finish, on('1', id));
    }
    const arrived = arrive(context, addPerson(context, ordinary).idNumber);
    expect(arrived).toMatchObject({ peopleAhead: 1, expectedWaitMinutes: 15 });
    expect(receiptOf(context, arrived.printJobId ?? '')).toMatchObject({
      peopleAhead: 1,
      expectedWait: '大约等 15 分钟',
    });
  });
});

describe('why one came before another', () => {
  test('is answered in one sentence for each part of the rule', () => {
    const context = testContext();
    walkIn(context, ordinary);
    walkIn(context, ordinary);
    booked(context, ordinary);
    for (let count = 0; count < 3; count += 1) walkIn(context, aged);
    callAll(context);
    const why = (first: string, second: string) => whyBefore(context, { first, second }).sentence;
    expect(why('B003', 'B001')).toBe('B003 是优先号，B001 是普通号；优先号先叫，每位普通号前面最多让 2 个优先号。');
    expect(why('a1', 'b5')).toBe('A001 是普通号，前面已经让过 2 个优先号；让满后先叫普通号，再叫优先号 B005。');
    expect(why('A001', 'B002')).toContain('A001 有预约，时间已到，B002 是现场号');
    expect(why('B003', 'B004')).toContain('先来先叫');
    expect(why('B001', 'B003')).toMatch(/^其实 B003 先叫/);
    expect(refusalOf(() => why('B001', 'Z9')).code).toBe('ticket.notFound');
  });

  test('names what happened to the other at that time, or who asked for it', () => {
    const context = testContext();
    const [one, two, three] = [ordinary, ordinary, ordinary].map((facts) => walkIn(context, facts));
    if (!one || !two || !three) throw new Error('three people came');
    holdTicket(context, { ...on('1', one.id), reason: '去复印户口簿' });
    callSpecific(context, { ...on('1', three.id), reason: '轮椅，已说明' });
    callNext(context, at('2'));
    const why = (first: string, second: string) => whyBefore(context, { first, second }).sentence;
    expect(why('B002', 'B001')).toBe('当时 B001 挂起了，原因：去复印户口簿。');
    expect(why('B003', 'B002')).toBe('B003 是 1号窗口 李晓梅 指定叫的，原因：轮椅，已说明。');
    walkIn(context, ordinary);
    expect(why('B003', 'B004')).toBe('叫 B003 的时候，B004 还没有取号。');
  });
});
