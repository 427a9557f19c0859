import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#shared/civil-date.ts';
import { coverageDecisions, coverageOf, coverageStates, type CoverageFacts } from '#shared/domain/coverage.ts';

const TODAY = '2022-03-10';
const nothing: CoverageFacts = {
  eligibility: { state: 'open', reason: '第一阶段已开放' },
  accepted: null,
  draft: null,
  appointment: null,
  online: null,
  decision: null,
  reached: null,
  cameOn: null,
  missedOn: null,
};
const on = (facts: Partial<CoverageFacts>) => coverageOf({ ...nothing, ...facts }, TODAY);

const accepted = { caseNumber: 'XC-1', atMs: 5 };
const online = { number: 'W1', on: '2022-03-01', atMs: 5 };
const draft = { clerk: '李晓梅', atMs: 5 };
const coming = { on: '2022-03-10', time: '09:00', atMs: 5 };
const past = { on: '2022-03-09', time: '09:00', atMs: 5 };
const reached = { on: '2022-03-02', what: '电话：已告知', atMs: 5 };
const decided = (decision: (typeof coverageDecisions)[number], atMs = 9) => ({ decision, reason: '家属说', atMs });
const leftOut = { state: 'not-eligible', reason: '只建档' } as const;

describe('the state of a person', () => {
  test.each([
    ['nothing known', {}, 'not-notified'],
    ['accepted, whatever came after', { accepted, decision: decided('deceased'), online }, 'accepted'],
    ['a decision after the booking', { appointment: coming, decision: decided('declined') }, 'declined'],
    ['booked after the decision', { appointment: { ...coming, atMs: 10 }, decision: decided('deceased') }, 'booked'],
    [
      'applied online after the decision',
      { online: { ...online, atMs: 10 }, decision: decided('declined') },
      'online-applied',
    ],
    ['a draft opened after the decision', { draft: { ...draft, atMs: 10 }, decision: decided('visit') }, 'in-progress'],
    [
      'a booking of an earlier day lifts no decision',
      { appointment: { ...past, atMs: 10 }, decision: decided('declined') },
      'declined',
    ],
    ['a decision taken back', { decision: decided('none'), reached }, 'notified'],
    [
      'reached after being out of reach',
      { decision: decided('unreachable'), reached: { ...reached, atMs: 10 } },
      'notified',
    ],
    ['reached before being out of reach', { decision: decided('unreachable'), reached }, 'unreachable'],
    ['reached after declining', { decision: decided('declined'), reached: { ...reached, atMs: 10 } }, 'notified'],
    [
      'reached after it was decided to visit',
      { decision: decided('visit'), reached: { ...reached, atMs: 10 } },
      'visit',
    ],
    ['somebody answers for the dead', { decision: decided('deceased'), reached: { ...reached, atMs: 10 } }, 'deceased'],
    ['online before draft and booking', { online, draft, appointment: coming }, 'online-applied'],
    ['draft before booking', { draft, appointment: coming }, 'in-progress'],
    ['booked today', { appointment: coming }, 'booked'],
    ['booked, though the rules changed since', { appointment: coming, eligibility: leftOut }, 'booked'],
    ['left out by the rules, though told', { eligibility: leftOut, reached }, 'not-eligible'],
    ['did not come', { appointment: past }, 'notified'],
    ['a no-show', { missedOn: '2022-03-01' }, 'notified'],
    ['came, not accepted', { cameOn: '2022-03-01' }, 'notified'],
  ] as const)('%s', (_, facts, state) => {
    expect(on(facts).state).toBe(state);
  });

  test.each([
    [{ reached }, '3月2日 电话：已告知'],
    [{ reached, missedOn: '2022-03-05' }, '约了 3月5日，没有来'],
    [{ reached, cameOn: '2022-03-06', missedOn: '2022-03-05' }, '3月6日 到过大厅，还没有受理'],
    [{ appointment: past, missedOn: '2022-03-01' }, '约了 3月9日，没有来'],
    [{ decision: decided('moved-away') }, '迁出：家属说'],
    [{ eligibility: leftOut }, '只建档'],
    [{}, '还没有通知到本人。第一阶段已开放'],
  ] as const)('the reason says what happened last: %j', (facts, reason) => {
    expect(on(facts).reason).toBe(reason);
  });
});

const atMs = fc.integer({ min: 1, max: 6 });
const day = fc.integer({ min: -5, max: 5 }).map((offset) => addDays(TODAY, offset));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 });
const anyFacts: fc.Arbitrary<CoverageFacts> = fc.record({
  eligibility: fc.record({
    state: fc.constantFrom('open' as const, 'not-yet' as const, 'not-eligible' as const),
    reason: fc.constant('因为'),
  }),
  accepted: maybe(fc.record({ caseNumber: fc.constant('XC-1'), atMs })),
  draft: maybe(fc.record({ clerk: fc.constant('李晓梅'), atMs })),
  appointment: maybe(fc.record({ on: day, time: fc.constant('09:00'), atMs })),
  online: maybe(fc.record({ number: fc.constant('W1'), on: day, atMs })),
  decision: maybe(fc.record({ decision: fc.constantFrom(...coverageDecisions), reason: fc.constant(''), atMs })),
  reached: maybe(fc.record({ on: day, what: fc.constant('电话'), atMs })),
  cameOn: maybe(day),
  missedOn: maybe(day),
});

describe('whatever the facts are', () => {
  test('everybody has exactly one known state and a reason', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { state, reason } = coverageOf(facts, TODAY);
        expect(coverageStates.filter((each) => each === state)).toHaveLength(1);
        expect(reason).not.toBe('');
      }),
      { numRuns: 2_000 },
    );
  });

  test('an accepted case is the last word, and nobody else counts as accepted', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(coverageOf(facts, TODAY).state === 'accepted').toBe(facts.accepted !== null);
      }),
      { numRuns: 1_000 },
    );
  });

  test('a newer decision always shows, and taking it back restores what was before', () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...coverageDecisions), (facts, decision) => {
        fc.pre(facts.accepted === null);
        const now = coverageOf({ ...facts, decision: { decision, reason: '原因', atMs: 9 } }, TODAY);
        const before = coverageOf({ ...facts, decision: null }, TODAY);
        expect(now.state).toBe(decision === 'none' ? before.state : decision);
      }),
      { numRuns: 1_000 },
    );
  });

  test('nobody with a date to come drops out of the list of those to be expected', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(facts.appointment !== null && facts.appointment.on >= TODAY && facts.decision === null);
        expect(['booked', 'in-progress', 'online-applied', 'accepted']).toContain(coverageOf(facts, TODAY).state);
      }),
      { numRuns: 1_000 },
    );
  });
});
