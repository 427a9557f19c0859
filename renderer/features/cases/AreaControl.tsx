import { Select } from 'antd';
import { useState } from 'react';
import { areaName, findAreas } from '#shared/domain/areas.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';
import { areaLabel } from './area-note.ts';
import type { ControlProps } from './FieldControl.tsx';
import { useAreas } from './use-areas.ts';

/** A division of GB/T 2260, found by name or code; a code of six digits that no table has is taken too. */
export function AreaControl({ at, field, value, required, disabled, onEdit, onLeave }: ControlProps) {
  const areas = useAreas();
  const [typed, setTyped] = useState('');
  const choose = (code: string): void => {
    setTyped('');
    onEdit(code);
    onLeave();
  };
  const found = findAreas(areas, typed).map((area) => ({ value: area.code, label: areaLabel(areas, area.code) }));
  const unknown = /^\d{6}$/.test(typed) && !areas.has(typed);
  return (
    <Select
      className="field-select"
      value={value === '' ? null : value}
      disabled={disabled}
      placeholder={casesText.area.choose}
      aria-label={field.label}
      data-testid={`field-${at}`}
      allowClear={!required}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      labelRender={({ value: code }) => areaName(areas, String(code)) ?? casesText.area.unknownCode(String(code))}
      notFoundContent={typed === '' ? casesText.area.hint : casesText.area.none}
      options={unknown ? [{ value: typed, label: casesText.area.unknownCode(typed) }] : found}
      onChange={(code: string | undefined) => choose(code ?? '')}
    />
  );
}
