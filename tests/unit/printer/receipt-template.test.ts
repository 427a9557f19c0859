import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutReceipt, plainStyle } from '#electron/devices/printer/receipt-layout.ts';
import { escapeReceiptText, fillReceiptTemplate, ReceiptTemplateError } from '#shared/domain/receipt-template.ts';
import { sampleReceipt, sampleTicket } from '#shared/i18n/zh-CN/receipt-samples.ts';

describe('filling', () => {
  test('puts values, list items and their numbers in place', () => {
    const template = '{{caseNumber}} {{header.copy}}\n{{#each materials}}\n{{@number}} {{.name}}\n{{/each}}\nend';
    const filled = fillReceiptTemplate(template, { ...sampleReceipt, caseNumber: 'C7' });
    expect(filled).toBe('C7 0\n1 居民身份证\n2 退役证件\n3 优待证申请表\nend');
  });

  test('prints items that are texts themselves', () => {
    const filled = fillReceiptTemplate('{{#each nextSteps}}[{{.}}]{{/each}}', {
      ...sampleReceipt,
      nextSteps: ['a', 'b'],
    });
    expect(filled).toBe('[a][b]');
  });

  test.each([
    [3, 'some'],
    [0, 'none'],
  ])('chooses a branch by content: %i ahead', (peopleAhead, expected) => {
    const template = '{{#if peopleAhead}}some{{else}}none{{/if}}';
    expect(fillReceiptTemplate(template, { ...sampleTicket, peopleAhead })).toBe(expected);
  });

  test('takes null and an empty list for absent', () => {
    const template = '{{#if appointmentTime}}time{{/if}}{{#if header.copy}}copy{{/if}}';
    expect(fillReceiptTemplate(template, { ...sampleTicket, appointmentTime: null })).toBe('');
    expect(fillReceiptTemplate('{{#if materials}}x{{/if}}', { ...sampleReceipt, materials: [] })).toBe('');
  });
});

describe('a template that cannot be filled throws', () => {
  test.each([
    '{{nobody}}',
    '{{header.nothing}}',
    '{{header}}',
    '{{toString}}',
    '{{#if toString}}x{{/if}}',
    '{{#if nobody}}x{{/if}}',
    '{{#each header}}x{{/each}}',
    '{{#each materials}}{{.price}}{{/each}}',
    '{{.}}',
    '{{@number}}',
    '{{#if name}}x',
    '{{/if}}',
    '{{#if name}}{{/each}}',
    '{{else}}',
    '{{#with name}}{{/with}}',
  ])('%s', (template) => {
    expect(() => fillReceiptTemplate(template, sampleReceipt)).toThrow(ReceiptTemplateError);
  });
});

// Everything receiptline reads as more than text, next to what names really hold.
const hostile = fc.string({
  unit: fc.constantFrom(
    ...'\\|{}-=_"`^~;:,x0n5c \n\r\t张㛃·9A'.split(''),
    '𠅤',
    '\u202e',
    '\ud842',
    '{code:1}',
    '{{name}}',
  ),
  maxLength: 60,
});
const withoutBlanks = (text: string) => text.replace(/\s/gu, '');

describe('data is never markup', () => {
  test('whatever a name holds, it comes out as that text in plain style', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 40 })), (name) => {
        const lines = layOutReceipt(fillReceiptTemplate('|A{{name}}B |', { ...sampleReceipt, name }), 48);
        let text = '';
        for (const line of lines) {
          if (line.kind !== 'text') throw new Error(`the name printed a ${line.kind}`);
          for (const run of line.runs) {
            expect(run.style).toEqual(plainStyle);
            text += run.text;
          }
        }
        const inert = name.toWellFormed().replace(/(?!\s)[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu, '');
        expect(withoutBlanks(text)).toBe(withoutBlanks(`A${inert}B`.normalize()));
      }),
      { numRuns: 1000 },
    );
  });

  test('a line of dashes or equal signs is neither a rule nor a cut', () => {
    for (const name of ['-----', '=====']) {
      const [line] = layOutReceipt(fillReceiptTemplate('{{name}}', { ...sampleReceipt, name }), 48);
      expect(line).toMatchObject({ kind: 'text', runs: [{ text: name }] });
    }
  });

  test('data in a property stays in it', () => {
    fc.assert(
      fc.property(hostile, (qr) => {
        const markup = fillReceiptTemplate('{option:qrcode 4 l}\n{code:{{qr}}}\nafter', { ...sampleReceipt, qr });
        const kinds = layOutReceipt(markup, 48).map((line) => line.kind);
        expect(kinds).toEqual(escapeReceiptText(qr) === '' ? ['text'] : ['qr', 'text']);
      }),
      { numRuns: 150 },
    );
  });
});
