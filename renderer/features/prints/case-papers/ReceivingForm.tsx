import { useState } from 'react';
import { casePapersText } from '#shared/i18n/zh-CN/case-papers.ts';
import { printsText } from '#shared/i18n/zh-CN/prints.ts';
import { PaperField } from './PaperField.tsx';
import { PaperForm } from './PaperForm.tsx';
import type { PaperFormProps } from './paper-form-props.ts';

const text = casePapersText.receiving;

/** 接收回执: what was ticked as received, and who brought it. */
export function ReceivingForm({ busy, onPrint, onCancel }: PaperFormProps) {
  const [broughtBy, setBroughtBy] = useState('');
  return (
    <PaperForm
      title={printsText.kind['receiving-receipt']}
      complete
      busy={busy}
      onPrint={() => onPrint({ kind: 'receiving-receipt', broughtBy: broughtBy.trim() })}
      onCancel={onCancel}
    >
      <span>{text.lead}</span>
      <PaperField
        label={text.broughtBy}
        placeholder={text.broughtByHint}
        value={broughtBy}
        testId="paper-brought-by"
        onChange={setBroughtBy}
      />
    </PaperForm>
  );
}
