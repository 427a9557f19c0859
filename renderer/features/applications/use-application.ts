import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CaseId, PrintJobId } from '#shared/contract/base.ts';
import type { ApplicationView } from '#shared/contract/applications.ts';
import type { StationDescription } from '#shared/contract/station.ts';
import { applicationsText } from '#shared/i18n/zh-CN/applications.ts';
import { useFeedback } from '#renderer/lib/feedback.ts';
import { useDescription, useStation, useStationQueries } from '#renderer/lib/station-context.tsx';
import { usePaper } from '#renderer/lib/use-paper.ts';
import { useWrite } from '#renderer/lib/use-write.ts';

export type Notes = readonly { readonly fault: string; readonly mend: string }[];

/** What decides about an application besides its form, with everything a clerk does to it. Null until known. */
export function useApplication(caseId: CaseId, clerk: string) {
  const { applications, prints } = useStation();
  const feedback = useFeedback();
  const cache = useQueryClient();
  const reading = useStationQueries().applications.get.queryOptions({ input: { caseId } });
  const view: ApplicationView | null = useQuery(reading).data ?? null;
  const kinds = useDescription().personClasses;
  // The next tick adds to this one, and may come before the station was read anew.
  const patch = (change: (before: ApplicationView) => ApplicationView): void => {
    cache.setQueryData<ApplicationView>(reading.queryKey, (before) => before && change(before));
    void cache.invalidateQueries({ queryKey: reading.queryKey });
  };
  const on = { caseId, clerk };
  const said = (text: string) => ({ onSuccess: (_answer: { readonly printJobId: PrintJobId }) => feedback.done(text) });
  const declareRules = useWrite(applications.declareRules, {
    onSuccess: (_answer, { held }) => patch((before) => ({ ...before, rules: { ...before.rules, held } })),
  });
  const printRefusal = usePaper(applications.printRefusal, said(applicationsText.rules.printed));
  const setApplicant = useWrite(applications.setApplicant);
  const printNotice = usePaper(prints.requestForCase, said(applicationsText.consent.printed));
  const signNotice = useWrite(applications.signConsents);
  const withdraw = useWrite(applications.withdrawConsent);
  const identities = useWrite(applications.setIdentities, {
    onSuccess: (_answer, { classes }) =>
      patch((before) => ({ ...before, otherIdentities: identitiesOf(kinds, classes) })),
  });
  const tell = usePaper(applications.tellDeficiencies, said(applicationsText.told.printed));
  const mend = useWrite(applications.markMended);
  const copies = [
    { kind: 'refusal-notice', copy: printRefusal.copy },
    { kind: 'consent-notice', copy: printNotice.copy },
    { kind: 'deficiency-notice', copy: tell.copy },
  ] as const;
  return {
    view,
    /** The paper that would be a reprint, until somebody says why; null when there is none. */
    copy: copies.flatMap(({ kind, copy }) => (copy === null ? [] : [{ kind, ...copy }]))[0] ?? null,
    rules: {
      pending: declareRules.pending,
      declare: (held: readonly string[]) =>
        void declareRules.run({ ...on, asked: view?.rules.asked.map(({ id }) => id) ?? [], held: [...held] }),
      refuse: () => void printRefusal.print(on),
    },
    applicant: {
      pending: setApplicant.pending,
      set: (applicant: Parameters<typeof setApplicant.run>[0]['applicant']) => setApplicant.run({ ...on, applicant }),
    },
    consent: {
      pending: printNotice.pending || withdraw.pending,
      print: () => void printNotice.print({ ...on, paper: { kind: 'consent-notice' } }),
      signing: signNotice.pending,
      sign: (png: string) => signNotice.run({ ...on, png }),
      withdraw: (kind: string, reason: string) => void withdraw.run({ ...on, kind, reason }),
    },
    identities: { pending: identities.pending, set: (classes: string[]) => identities.run({ ...on, classes }) },
    told: {
      pending: tell.pending,
      tell: (notes: Notes, respondBy: string | null) => tell.print({ ...on, notes: [...notes], respondBy }),
      mend: (noticeId: string, place: number) => void mend.run({ ...on, noticeId, place }),
    },
  };
}

type PersonClasses = StationDescription['personClasses'];

function identitiesOf(kinds: PersonClasses, classes: readonly string[]): ApplicationView['otherIdentities'] {
  return classes.flatMap((code) => {
    const { name, cardKind } = kinds.find((each) => each.code === code) ?? {};
    return name !== undefined && cardKind ? [{ code, name, cardKind }] : [];
  });
}

export type Application = ReturnType<typeof useApplication>;
