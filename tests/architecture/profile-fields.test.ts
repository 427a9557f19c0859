import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { StationClient } from '#shared/contract/contract.ts';
import { stationProfile, type StationProfile } from '#shared/domain/station-profile.ts';
import { readProfile } from '#electron/platform/resources.ts';
import { profilePages } from '#renderer/features/profiles/profile-parts.ts';
import { createQueryClient } from '#renderer/lib/query-client.ts';
import { StationProvider } from '#renderer/lib/station-context.tsx';
import { handLine } from '#tests/support/hand-line.ts';
import { sampleDescription } from '#tests/support/sample-description.ts';
import { resourcesDir } from '#tests/support/test-context.ts';

/** What no page of 站点设置 edits, and why not. */
const NOT_ON_SCREEN: Readonly<Record<string, string>> = {
  id: 'which shipped profile it came from',
  version: 'counted by the store',
  effectiveOn: 'chosen in the bar below every page, when the draft is tried out',
  source: 'where the practice is known from; shown, and true only of the shipped text',
  'counters.*.id': 'rows of the queue refer to it',
  'phases.*.id': 'counts of the dry run refer to it',
  'channels.*.code': 'rows refer to it, and some have a meaning; a code is chosen when a channel is added',
  'services.*.id': 'rows of the queue refer to it',
  'calling.priorityClasses.*.code': 'rows of the queue refer to it',
};

type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
};

/** Every value a profile holds, as a path with `*` for places in lists; a rule counts as one value. */
function leavesOf(schema: Schema, path: string): string[] {
  const inside = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (schema.properties) {
    return Object.entries(schema.properties).flatMap(([name, each]) => leavesOf(each, inside(name)));
  }
  const [only, ...others] = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  if (only && others.length === 0) return leavesOf(only, path);
  if (schema.type === 'array' && schema.items) return leavesOf(schema.items, inside('*'));
  if (schema.type === 'object' && typeof schema.additionalProperties === 'object') {
    return leavesOf(schema.additionalProperties, inside('*'));
  }
  return [path];
}

/** A profile in which every list has something in it, so that every field there can be is drawn. */
function fullProfile(): StationProfile {
  const profile = readProfile(resourcesDir, 'beitang');
  return {
    ...profile,
    extraDays: ['2022-03-05'],
    services: [
      { id: 'bank', name: '银行开卡', prefix: { booked: 'C', walkIn: 'D' }, selfService: true, byPhase: true },
    ],
  };
}

/** The paths that the drawn pages say they edit. */
function fieldsOnScreen(profile: StationProfile): string[] {
  const station = { describe: () => Promise.resolve(sampleDescription) };
  const line = handLine({ station } as unknown as StationClient);
  const cache = createQueryClient();
  cache.setQueryData(createTanstackQueryUtils(line.client).station.describe.queryKey(), sampleDescription);
  const pages = Object.entries(profilePages).map(([key, Page]) =>
    createElement(Page, { key, profile, change: () => undefined }),
  );
  const around = { connection: line, waiting: null, cache, children: pages };
  const markup = renderToStaticMarkup(createElement(StationProvider, around));
  return [...markup.matchAll(/data-field="([^"]+)"/gu)].map((match) => match[1] ?? '');
}

/** A box for a whole list edits each of its entries; no other field edits more than it names. */
function edits(field: string, leaf: string): boolean {
  const [names, wanted] = [field.split('.'), leaf.split('.')];
  return (
    names.length <= wanted.length &&
    wanted.every((each, index) => each === '*' || each === names[index]) &&
    names.every((each, index) => each === wanted[index] || wanted[index] === '*')
  );
}

describe('a manager can change everything in which stations differ', () => {
  const leaves = leavesOf(z.toJSONSchema(stationProfile, { io: 'output' }) as Schema, '');
  const fields = fieldsOnScreen(fullProfile());

  test('the schema and the pages are read at all', () => {
    expect(leaves.length).toBeGreaterThan(60);
    expect(leaves).toEqual(expect.arrayContaining(['calling.missed.limit', 'banks.*.name', 'courtesy.*']));
    expect(fields.length).toBeGreaterThan(60);
  });

  test('every value of a profile has a field on a page of 站点设置, or a reason why not', () => {
    const forgotten = leaves.filter(
      (leaf) => NOT_ON_SCREEN[leaf] === undefined && !fields.some((field) => edits(field, leaf)),
    );
    // A new value needs an element with data-field="its.path" in renderer/features/profiles.
    expect(forgotten).toEqual([]);
  });

  test('no field is for something that a profile does not have, and no reason outlives its value', () => {
    const strange = fields.filter((field) => !leaves.some((leaf) => edits(field, leaf)));
    expect(strange).toEqual([]);
    expect(Object.keys(NOT_ON_SCREEN).filter((path) => !leaves.includes(path))).toEqual([]);
  });
});
