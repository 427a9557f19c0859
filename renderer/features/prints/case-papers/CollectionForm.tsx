import { useState } from 'react';
import { casePapersText } from '#shared/i18n/zh-CN/case-papers.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { useDescription } from '#renderer/lib/station-context.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { PaperField } from './PaperField.tsx';
import { linesOf, PaperForm } from './PaperForm.tsx';
import type { PaperFormProps } from './paper-form-props.ts';

const text = casePapersText.collection;

/** 取证通知: where, when and with what to come for the card. */
export function CollectionForm({ offer, busy, onPrint, onCancel }: PaperFormProps) {
  const { today } = useDescription();
  const [bank, setBank] = useState(offer.bank);
  const [place, setPlace] = useState(offer.collection.place);
  const [hours, setHours] = useState(offer.collection.hours);
  const [until, setUntil] = useState<string | null>(null);
  const [bring, setBring] = useState(offer.collection.bring.join('\n'));
  const print = (): void =>
    onPrint({
      kind: 'collection-notice',
      bank: bank.trim(),
      place: place.trim(),
      hours: hours.trim(),
      until,
      bring: linesOf(bring),
    });
  return (
    <PaperForm
      title={printsText.kind['collection-notice']}
      complete={place.trim() !== '' && hours.trim() !== ''}
      busy={busy}
      onPrint={print}
      onCancel={onCancel}
    >
      <span>{offer.cardKind}</span>
      <PaperField label={text.bank} value={bank} testId="paper-bank" onChange={setBank} />
      <PaperField label={text.place} value={place} maxLength={300} testId="paper-place" onChange={setPlace} />
      <PaperField label={text.hours} value={hours} maxLength={300} testId="paper-hours" onChange={setHours} />
      <div className="paper-field">
        <span>{text.until}</span>
        <DateField
          date={until}
          from={today}
          none={text.noDay}
          withYear
          label={text.until}
          testId="paper-until"
          onDate={setUntil}
        />
      </div>
      <PaperField label={text.bring} value={bring} lines testId="paper-bring" onChange={setBring} />
    </PaperForm>
  );
}
