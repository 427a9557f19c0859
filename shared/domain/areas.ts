/** One division of GB/T 2260. `successor`/`endedIn`: what an abolished code became, where that is known. */
export type Area = {
  readonly code: string;
  readonly name: string;
  readonly inUse: boolean;
  readonly successor: string | null;
  readonly endedIn: string | null;
};

export type AreaTable = ReadonlyMap<string, Area>;

/** Reads resources/codes/areas.csv: `code,name,x if abolished,successor,year`; lines beginning with # are remarks. */
export function parseAreas(csv: string): AreaTable {
  const table = new Map<string, Area>();
  for (const line of csv.split(/\r?\n/)) {
    const [code = '', name = '', abolished = '', successor = '', year = ''] = line.split(',');
    if (!/^\d{6}$/.test(code)) continue;
    table.set(code, {
      code,
      name,
      inUse: abolished === '',
      successor: successor === '' ? null : successor,
      endedIn: year === '' ? null : year,
    });
  }
  return table;
}

/** The full name, from the province down: `天津市塘沽区`; null for a code that is not in the table. */
export function areaName(table: AreaTable, code: string): string | null {
  const own = table.get(code);
  if (!own) return null;
  const above = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter((each) => each < code);
  return [...above.flatMap((each) => table.get(each)?.name ?? []), own.name].join('');
}

/** Divisions whose code begins with, or whose full name contains, what was typed; those in use first. */
export function findAreas(table: AreaTable, typed: string, most = 30): readonly Area[] {
  const text = typed.trim();
  if (text === '') return [];
  const found: Area[] = [];
  for (const area of table.values()) {
    const fits = /^\d+$/.test(text) ? area.code.startsWith(text) : areaName(table, area.code)?.includes(text) === true;
    if (fits) found.push(area);
  }
  return found.sort((a, b) => Number(b.inUse) - Number(a.inUse)).slice(0, most);
}
