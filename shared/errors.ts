import { z } from 'zod';

/**
 * Every refusal the station process may answer with. The code travels with typed parameters; the screen turns it into
 * one sentence (shared/i18n/zh-CN/errors.ts). Anything not listed here reaches a screen as `internal`.
 */
const none = z.object({});
const textData = <K extends string>(...keys: readonly K[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, z.string()])) as Record<K, z.ZodString>);

export const errorData = {
  internal: textData('reference'),
  'store.diskFull': none,
  'store.notWritable': none,
  'store.damaged': none,
  'access.denied': none,
  'request.conflict': none,
  'idNumber.length': none,
  'idNumber.characters': none,
  'idNumber.birthDate': none,
  'idNumber.checkDigit': none,
  'person.notFound': none,
  'person.exists': textData('name'),
  'phase.notOpen': textData('reason'),
  'slot.full': none,
  'slot.notFound': none,
  'slot.past': none,
  'slot.notBegun': none,
  'slot.times': none,
  'slot.overlaps': textData('startsAt', 'endsAt'),
  'slot.seats': none,
  'appointment.exists': textData('date', 'time'),
  'appointment.familyExists': textData('name', 'date', 'time'),
  'appointment.familyNotOpen': textData('name', 'reason'),
  'appointment.familyTwice': textData('name'),
  'appointment.notFound': none,
  'appointment.otherDay': textData('date', 'time'),
  /** Today, but before the time: from when on a number is given. */
  'appointment.tooEarly': textData('time', 'opensAt'),
  /** Today, but too late: another appointment must be made. */
  'appointment.over': textData('time'),
  'appointment.state': textData('state'),
  'appointment.channel': textData('channels'),
  'appointment.kind': none,
  'recall.notFound': none,
  'site.notFound': none,
  'site.exists': none,
  'team.notFound': none,
  'team.exists': none,
  'visit.orderStale': none,
  'day.past': none,
  'cardRead.expired': none,
  'ticket.notFound': none,
  'ticket.state': textData('state'),
  'ticket.missedTooOften': textData('ticketNumber'),
  'queue.empty': none,
  'undo.nothing': none,
  'service.unknown': none,
  /** There is something to choose from. `reason`: why not the main service, `''` when it is among them. */
  'service.choose': z.object({ services: z.array(z.object({ id: z.string(), name: z.string() })), reason: z.string() }),
  /** `cause`: closed, stopped or full. `date` and `time`: when to come instead, `''` when nobody knows yet. */
  'intake.closed': textData('cause', 'date', 'time', 'hotline'),
  'counter.busy': textData('ticketNumber'),
  'counter.unknown': none,
  'case.notFound': none,
  'case.accepted': textData('caseNumber'),
  'case.fieldUnknown': textData('field'),
  'case.fieldInvalid': textData('field'),
  /** Another clerk wrote into it since the screen read it; the value in words. */
  'case.fieldChanged': textData('clerk', 'value'),
  'case.incomplete': z.object({ missing: z.array(z.string()) }),
  'case.bankNotOffered': none,
  'case.refusedByRule': textData('sentence'),
  'case.provinceDecides': textData('sentence'),
  /** A clerk decided that this is somebody who has an accepted case under another record. */
  'case.sameAsAccepted': textData('name', 'caseNumber'),
  'case.noReason': none,
  'applicant.sameNumber': none,
  'applicant.cardGone': none,
  'applicant.reasonNeeded': none,
  'identity.unknownClass': none,
  'consent.notAsked': none,
  'consent.open': z.object({ kinds: z.array(z.string()) }),
  /** The words that were read out count no more. */
  'consent.reworded': none,
  /** Said no to what acceptance needs. */
  'consent.refused': z.object({ kinds: z.array(z.string()) }),
  'rules.past': none,
  'rules.unchanged': none,
  'rules.changed': none,
  'rules.invalid': textData('first'),
  'policy.past': none,
  'policy.unchanged': none,
  'policy.changed': none,
  'policy.invalid': textData('first'),
  'duplicate.notFound': none,
  'deficiency.notFound': none,
  'form.notFound': none,
  'form.past': none,
  'form.changed': none,
  'form.invalid': textData('field'),
  'case.nothingMissing': none,
  'case.nothingReceived': none,
  'case.notAccepted': none,
  'caseFiles.nothing': none,
  'caseFiles.tooMany': z.object({ total: z.number(), most: z.number() }),
  'rekeying.notAccepted': none,
  'rekeying.notDone': none,
  'photo.size': z.object({ width: z.number(), height: z.number() }),
  'photo.bytes': z.object({ kilobytes: z.number() }),
  'photo.format': none,
  /** Checks that failed and things nobody confirmed. */
  'photo.reasonNeeded': z.object({ checks: z.array(z.string()) }),
  'signature.format': none,
  'document.notFound': none,
  'document.format': none,
  'document.tooLarge': z.object({ kilobytes: z.number() }),
  'document.materialUnknown': none,
  'document.full': z.object({ most: z.number() }),
  /** It was there when the case was accepted. */
  'document.accepted': none,
  'document.notFamily': none,
  'roster.notReadable': none,
  'roster.tooLarge': none,
  'roster.uploadUnknown': none,
  'roster.columnsDoubled': z.object({ columns: z.array(z.string()) }),
  'roster.busy': none,
  'roster.rowNotFound': none,
  'roster.numberBroken': none,
  'roster.fileGone': none,
  'roster.exportCancelled': none,
  'roster.mappingUnknown': none,
  'roster.columnsMissing': z.object({ columns: z.array(z.string()) }),
  'roster.empty': none,
  'roster.batchNotFound': none,
  'roster.batchState': textData('state'),
  'print.notFound': none,
  'print.state': textData('state'),
  /** The same paper came out before: another copy wants a reason. */
  'print.reasonNeeded': none,
  'receipt.invalid': textData('code', 'what'),
  'pairing.gone': none,
  'pairing.tooMany': none,
  'screen.notFound': none,
  'profile.notFound': none,
  'profile.invalid': textData('first'),
  'profile.past': none,
  'profile.changed': none,
  'profile.fileUnreadable': none,
  'profile.fileNewer': none,
  'profile.fileInvalid': textData('first'),
  'device.address': textData('address'),
  'phone.number': none,
  'identity.expired': none,
  'help.notFound': none,
  'help.state': textData('state', 'takenBy'),
  'contact.outcomeUnknown': none,
  'contact.notForGroups': none,
  'contact.dateInPast': none,
  'followUp.notFound': none,
  'followUp.needUnknown': none,
  'followUp.unchanged': none,
  'onlineApplication.exists': textData('number'),
  'onlineApplication.numberTaken': textData('number', 'name'),
  'onlineApplication.notFound': none,
  'onlineApplication.state': none,
} satisfies Record<string, z.ZodObject>;

export type DeskErrorCode = keyof typeof errorData;
export type DeskErrorData<Code extends DeskErrorCode> = z.infer<(typeof errorData)[Code]>;

/** An expected refusal. Thrown inside the station process; the contract layer hands code and data to the caller. */
export class DeskError<Code extends DeskErrorCode = DeskErrorCode> extends Error {
  readonly code: Code;
  readonly data: DeskErrorData<Code>;

  constructor(code: Code, data: DeskErrorData<Code>) {
    super(code);
    this.name = 'DeskError';
    this.code = code;
    this.data = data;
  }
}
