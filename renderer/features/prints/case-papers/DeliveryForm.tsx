import { Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { casePapersText } from '#shared/i18n/zh-CN/case-papers.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { PaperField } from './PaperField.tsx';
import { linesOf, PaperForm } from './PaperForm.tsx';
import type { PaperFormProps } from './paper-form-props.ts';

const text = casePapersText.delivery;

/** 送达回执: what is handed over, to whom, how and where; the person signs it. */
export function DeliveryForm({ offer, busy, onPrint, onCancel }: PaperFormProps) {
  const { documents, relations, manners, place: site } = offer.delivery;
  const [own] = relations;
  const [usual] = manners;
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [others, setOthers] = useState('');
  const [relation, setRelation] = useState(own ?? '');
  const [recipient, setRecipient] = useState(offer.name);
  const [manner, setManner] = useState(usual ?? '');
  const [place, setPlace] = useState(site);
  const given = [...ticked, ...linesOf(others)];
  const complete = given.length > 0 && recipient.trim() !== '' && place.trim() !== '';
  const print = (): void =>
    onPrint({
      kind: 'delivery-receipt',
      documents: given.map((name) => ({ name, note: '' })),
      recipient: recipient.trim(),
      relation,
      manner,
      place: place.trim(),
    });
  return (
    <PaperForm
      title={printsText.kind['delivery-receipt']}
      complete={complete}
      busy={busy}
      onPrint={print}
      onCancel={onCancel}
    >
      <div className="paper-field">
        <span>{text.documents}</span>
        <Checkbox.Group
          value={[...ticked]}
          options={documents.map((name) => ({ value: name, label: name }))}
          data-testid="paper-documents"
          onChange={(names) => setTicked(names)}
        />
      </div>
      <PaperField label={text.others} value={others} lines testId="paper-others" onChange={setOthers} />
      <div className="paper-field">
        <span>{text.relation}</span>
        <Radio.Group
          value={relation}
          options={[...relations]}
          data-testid="paper-relation"
          onChange={(event) => {
            const chosen = event.target.value as string;
            setRelation(chosen);
            // Whoever stands in for the person has another name; an emptied box asks for it.
            setRecipient(chosen === own ? offer.name : '');
          }}
        />
      </div>
      <PaperField label={text.recipient} value={recipient} testId="paper-recipient" onChange={setRecipient} />
      <div className="paper-field">
        <span>{text.manner}</span>
        <Radio.Group
          value={manner}
          options={[...manners]}
          data-testid="paper-manner"
          onChange={(event) => {
            const chosen = event.target.value as string;
            setManner(chosen);
            setPlace(chosen === usual ? site : '');
          }}
        />
      </div>
      <PaperField label={text.place} value={place} maxLength={100} testId="paper-place" onChange={setPlace} />
    </PaperForm>
  );
}
