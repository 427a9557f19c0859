import { Radio } from 'antd';
import type { ReactNode } from 'react';
import type { CaseForm, MaterialState } from '#shared/contract/cases.ts';
import { belongs } from '#shared/domain/case-form.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { valuesNow } from './form-view.ts';
import { useMaterial } from './use-case.ts';
import type { OpenCase } from './open-case.ts';

const text = casesText.materials;
const noDrafts: ReadonlyMap<string, string> = new Map();

/** A material with the way to say that it was received; null when it was, or when the case is closed. */
export type MaterialPlace = {
  readonly code: string;
  readonly name: string;
  readonly receive: (() => void) | null;
};

type Props = {
  readonly document: OpenCase;
  readonly clerk: string;
  /** What stands under each material: its scanned pages. */
  readonly renderBelow: (place: MaterialPlace) => ReactNode;
};

/** What papers the applicant brought. */
export function MaterialsList({ document, clerk, renderBelow }: Props) {
  const facts = { cardKind: document.cardKind, values: valuesNow(document, noDrafts) };
  return (
    <section id="section-materials">
      <h3 className="section-title">{casesText.section.materials}</h3>
      {document.form.materials
        .filter((material) => belongs(material, facts))
        .map((material) => (
          <MaterialRow
            key={material.code}
            material={material}
            document={document}
            clerk={clerk}
            renderBelow={renderBelow}
          />
        ))}
    </section>
  );
}

type RowProps = Props & { readonly material: CaseForm['materials'][number] };

function MaterialRow({ material, document, clerk, renderBelow }: RowProps) {
  const { pending, set } = useMaterial(document.id, clerk, material.code);
  const state = document.materials[material.code] ?? 'missing';
  const states: readonly MaterialState[] =
    material.substitute === null ? ['received', 'missing'] : ['received', 'substitute', 'missing'];
  const lacking = document.missing.includes(`material:${material.code}`);
  const mayReceive = state !== 'received' && document.state === 'draft';
  const row = (
    <div id={`at-material:${material.code}`} className="material-row" data-testid={`material-${material.code}`}>
      <span className="material-name">
        {material.name}
        {material.required ? (
          <span className={lacking ? 'field-star field-star-missing' : 'field-star'}>＊</span>
        ) : (
          <span className="quiet"> {text.optional}</span>
        )}
        {material.substitute !== null && state === 'substitute' && (
          <span className="quiet"> {text.substitute(material.substitute)}</span>
        )}
      </span>
      <Radio.Group
        value={state}
        disabled={pending || document.state === 'accepted'}
        aria-label={material.name}
        onChange={(event) => {
          const chosen = states.find((candidate) => candidate === event.target.value);
          if (chosen !== undefined) set(chosen);
        }}
      >
        {states.map((candidate) => (
          <Radio key={candidate} value={candidate} data-testid={`material-${material.code}-${candidate}`}>
            {text.state[candidate]}
          </Radio>
        ))}
      </Radio.Group>
    </div>
  );
  return (
    <div className="material">
      {row}
      {renderBelow({
        code: material.code,
        name: material.name,
        receive: mayReceive && !pending ? () => set('received') : null,
      })}
    </div>
  );
}
