import { expect, test } from 'vitest';
import { placeTexts, unplacedTexts, withRequiredTexts } from '#shared/domain/receipt-layout.ts';
import type { ReceiptText } from '#shared/domain/receipt-texts.ts';

const shipped = `^^{{header.station}}
{{#if province}}
-
{{#if name}}
|^^"{{texts.province}}" |
{{/if}}
{{/if}}
|^^{{texts.keep}} |
{{#each header.footer}}
{{.}}
{{/each}}
`;
const texts = { province: '由省里定。', keep: '请收好。' };
const text = (words: string, required: boolean): ReceiptText => ({ label: words, text: words, note: '', required });
const table = { province: text(texts.province, true), keep: text(texts.keep, false) };
const footer = '{{#each header.footer}}\n{{.}}\n{{/each}}\n';

test('a sentence counts as said by its sign or by its words, however the sign is spaced', () => {
  expect(unplacedTexts(shipped, shipped, texts)).toEqual([]);
  expect(unplacedTexts(shipped, '{{ texts.keep }}', texts)).toEqual(['province']);
  expect(unplacedTexts(shipped, '由省里定。', texts)).toEqual(['keep']);
  expect(unplacedTexts(shipped, 'x', { ...texts, province: '' })).toEqual(['province', 'keep']);
});

test('a sentence is placed with the conditions around it, above the foot or at the end', () => {
  const block = '{{#if province}}\n-\n{{#if name}}\n|^^"{{texts.province}}" |\n{{/if}}\n{{/if}}\n';
  expect(placeTexts(shipped, `own\n${footer}`, ['province'])).toBe(`own\n{width:auto}\n${block}${footer}`);
  expect(placeTexts(shipped, 'own', ['keep'])).toBe('own\n{width:auto}\n|^^{{texts.keep}} |\n');
  expect(placeTexts(shipped, 'own', [])).toBe('own');
});

test('only what the rules ask for is put on the paper by itself', () => {
  expect(unplacedTexts(shipped, withRequiredTexts(shipped, 'own', table, texts), texts)).toEqual(['keep']);
});
