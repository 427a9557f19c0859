import { weekdayOf } from '#shared/civil-date.ts';
import type { StationDescription } from '#shared/contract/station.ts';
import { bankEntriesOn, banksOn, hotlineWords } from '#shared/domain/station-profile.ts';
import { ruleNamesOf, ruleWords } from '#shared/domain/rule-words.ts';
import { listServices } from '#shared/domain/station-services.ts';
import type { ServiceContext } from './context.ts';
import { today } from './people.ts';

export type StationFacts = { readonly version: string; readonly keySource: 'keychain' | 'file' };

export function describeStation(context: ServiceContext, facts: StationFacts, joined = false): StationDescription {
  const profile = context.profile();
  const { personClasses, circumstances } = context.policy;
  const coded = ({ code, name }: { readonly code: string; readonly name: string }) => ({ code, name });
  return {
    version: facts.version,
    stationName: profile.stationName,
    street: profile.street,
    hotline: hotlineWords(profile),
    openingText: profile.openingText,
    communities: profile.communities,
    counters: profile.counters,
    clerks: profile.clerks,
    services: listServices(profile).map(({ id, name }) => ({ id, name })),
    speech: profile.speech,
    waitAlarmMinutes: profile.calling.waitAlarmMinutes,
    banks: [...banksOn(profile, today(context))],
    bankDesks: bankEntriesOn(profile, today(context)).map(({ name, desk, deskWeekdays, activation }) => {
      const comesToday = deskWeekdays.length === 0 || deskWeekdays.includes(weekdayOf(today(context)));
      return { name, desk, weekdays: deskWeekdays, isHere: desk !== '' && comesToday, activation };
    }),
    personClasses: personClasses.classes.map(({ code, name, cardKind }) => ({ code, name, cardKind })),
    circumstances: circumstances.circumstances.map(coded),
    hukouKinds: circumstances.hukouKinds.map(coded),
    residenceKinds: circumstances.residenceKinds.map(coded),
    disabilityGrades: circumstances.disabilityGrades.map(coded),
    channels: profile.channels,
    notices: profile.notices,
    bring: profile.bring,
    courtesy: profile.courtesy,
    kiosk: { warnAfterSeconds: profile.kiosk.warnAfterSeconds, countdownSeconds: profile.kiosk.countdownSeconds },
    offline: { leastLeft: profile.offline.leastLeft, daysAhead: profile.offline.daysAhead },
    phases: profile.phases.map(({ id, name, opensOn, rule, ruleText, channels }) => ({
      id,
      name,
      opensOn,
      ruleText: ruleText || ruleWords(rule, ruleNamesOf(context.policy)),
      channels,
    })),
    joined,
    practice: context.practice,
    keySource: facts.keySource,
    today: today(context),
    nowMs: context.clock.now(),
  };
}
