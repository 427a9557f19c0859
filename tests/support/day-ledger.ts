import type { PersonId } from '#shared/contract/base.ts';
import type { StationClient } from '#shared/contract/contract.ts';

/** What the station confirmed, kept outside it: after every crash each of these must still be so, once. */
export class DayLedger {
  readonly booked = new Map<string, string>();
  readonly tickets = new Map<string, string>();
  readonly accepted = new Map<PersonId, string>();
  readonly fields = new Map<string, string>();
  imported = 0;

  noteField(caseId: string, field: string, value: string): void {
    this.fields.set(`${caseId} ${field}`, value);
  }

  /** Every disagreement between the ledger and the station, in words; empty when they agree. */
  async compare(counter: StationClient, manager: StationClient, date: string): Promise<string[]> {
    const faults: string[] = [];
    const report = await manager.reports.day({ date });
    const must = (what: string, found: unknown, expected: unknown) => {
      if (found !== expected) faults.push(`${what}: station says ${String(found)}, confirmed was ${String(expected)}`);
    };
    must('people on the roster', report.rosterTotal, this.imported);
    must('booked', report.booked, this.booked.size);
    must('tickets issued', report.arrived, this.tickets.size);
    must('accepted', report.accepted, this.accepted.size);
    const appointments = await counter.appointments.list({ date });
    for (const [personId, number] of this.booked) {
      const found = appointments.filter((each) => each.personId === personId);
      must(`appointments of ${personId}`, found.map((each) => each.number).join(), number);
    }
    for (const [personId, caseNumber] of this.accepted) {
      const person = await counter.people.get({ personId });
      must(`case number of ${personId}`, person.case?.caseNumber, caseNumber);
    }
    return [...faults, ...(await this.#compareDrafts(counter))];
  }

  async #compareDrafts(counter: StationClient): Promise<string[]> {
    const faults: string[] = [];
    for (const draft of await counter.cases.drafts()) {
      const document = await counter.cases.get({ caseId: draft.id });
      for (const [key, value] of this.fields) {
        const [caseId, field] = key.split(' ');
        if (caseId !== draft.id || field === undefined) continue;
        const found = document.fields[field]?.value;
        if (found !== value) faults.push(`${field} of a draft: ${String(found)}, confirmed was ${value}`);
      }
    }
    return faults;
  }
}
