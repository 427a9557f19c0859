import { areaName, type AreaTable } from '#shared/domain/areas.ts';
import { casesText } from '#shared/i18n/zh-CN/cases.ts';

const text = casesText.area;

/** `天津市塘沽区 120107（旧）`: as the list shows it. */
export function areaLabel(areas: AreaTable, code: string): string {
  const name = areaName(areas, code) ?? '';
  return areas.get(code)?.inUse === false ? text.oldCode(name, code) : text.code(name, code);
}

/** What is said beside a chosen code: nothing for one in use; an abolished or unknown one is explained, never refused. */
export function areaNote(areas: AreaTable, code: string): string | null {
  if (code === '' || areas.size === 0) return null;
  const area = areas.get(code);
  if (!area) return text.unknown;
  if (area.inUse) return null;
  const successor = area.successor === null ? null : areaName(areas, area.successor);
  return successor === null ? text.abolished : text.became(area.endedIn ?? '', successor, area.successor ?? '');
}
