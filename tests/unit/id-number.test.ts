import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/civil-date.ts';
import { idCheckDigit, parseIdNumber } from '#shared/domain/id-number.ts';

const TODAY = '2022-02-28';
const digits = (length: number) =>
  fc.string({
    unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
    minLength: length,
    maxLength: length,
  });
const birthOn = fc.integer({ min: 0, max: 36_000 }).map((days) => addDays('1922-01-01', days));
const first17 = fc
  .tuple(digits(6), birthOn, digits(3))
  .map(([area, birth, sequence]) => area + birth.replaceAll('-', '') + sequence);

function problemOf(text: string): string {
  const parsed = parseIdNumber(text, TODAY);
  return parsed.ok ? 'none' : parsed.problem;
}

describe('parseIdNumber', () => {
  it('reads the two numbers printed in the standard', () => {
    expect(parseIdNumber('11010519491231002X', TODAY)).toEqual({
      ok: true,
      idNumber: '11010519491231002X',
      sex: '2',
      birthOn: '1949-12-31',
      areaCode: '110105',
      upgraded: false,
    });
    expect(parseIdNumber('440524188001010014', TODAY)).toMatchObject({ ok: true, sex: '1', birthOn: '1880-01-01' });
  });

  it('accepts what hands and input methods make of a number', () => {
    for (const text of [
      ' 11010519491231002x ',
      '110105 19491231 002X',
      '１１０１０５１９４９１２３１００２Ｘ',
      '11010519491231002ｘ',
      '11010519491231002ⅹ',
      '11010519491231002Ⅹ',
      '11010519491231002×',
      "'11010519491231002X",
      '\u202D11010519491231002X\u202C',
      '110105\u300019491231\u00A0002X',
    ]) {
      expect(parseIdNumber(text, TODAY), text).toMatchObject({ ok: true, idNumber: '11010519491231002X' });
    }
  });

  it('accepts abolished and unassigned area codes', () => {
    for (const area of ['120107', '120108', '120222', '999999', '000000']) {
      const body = `${area}19490101001`;
      expect(problemOf(body + idCheckDigit(body))).toBe('none');
    }
  });

  it('accepts permit numbers of foreigners and of residents from Hong Kong, Macau and Taiwan', () => {
    for (const area of ['912156', '810000', '820000', '830000']) {
      const body = `${area}19600229003`;
      expect(parseIdNumber(body + idCheckDigit(body), TODAY)).toMatchObject({ ok: true, areaCode: area });
    }
  });

  it('names what is wrong with a number', () => {
    expect(problemOf('')).toBe('idNumber.length');
    expect(problemOf('1101051949123100')).toBe('idNumber.length');
    expect(problemOf('11010519491231002X1')).toBe('idNumber.length');
    expect(problemOf('1101051949123100A2')).toBe('idNumber.characters');
    expect(problemOf('11010519491231X020')).toBe('idNumber.characters');
    expect(problemOf('11010549123100X')).toBe('idNumber.characters');
    expect(problemOf('张建国')).toBe('idNumber.characters');
    expect(problemOf('110105194902300021')).toBe('idNumber.birthDate');
    expect(problemOf('110105000001010021')).toBe('idNumber.birthDate');
    expect(problemOf('110105491331002')).toBe('idNumber.birthDate');
    expect(problemOf('110105194912310020')).toBe('idNumber.checkDigit');
  });

  it('refuses a birth date after today, and takes today itself', () => {
    const tomorrow = '11010520220301002';
    const sameDay = '11010520220228002';
    expect(problemOf(tomorrow + idCheckDigit(tomorrow))).toBe('idNumber.birthDate');
    expect(problemOf(sameDay + idCheckDigit(sameDay))).toBe('none');
  });

  it('accepts every number made by the rule and derives sex and birth date', () => {
    fc.assert(
      fc.property(first17, (body) => {
        const parsed = parseIdNumber(body + idCheckDigit(body), TODAY);
        expect(parsed).toMatchObject({
          ok: true,
          idNumber: body + idCheckDigit(body),
          sex: '13579'.includes(body.charAt(16)) ? '1' : '2',
          birthOn: `${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`,
        });
      }),
    );
  });

  it('refuses every change of a single digit', () => {
    fc.assert(
      fc.property(first17, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
        const whole = body + idCheckDigit(body);
        const before = whole.charAt(place);
        const after = before === 'X' ? String(shift) : String((Number(before) + shift) % 10);
        expect(parseIdNumber(whole.slice(0, place) + after + whole.slice(place + 1), TODAY).ok).toBe(false);
      }),
    );
  });

  it('upgrades 15 digits to the 18 of the same person', () => {
    fc.assert(
      fc.property(first17, (body) => {
        fc.pre(body.slice(6, 8) === '19');
        const old = body.slice(0, 6) + body.slice(8);
        expect(parseIdNumber(old, TODAY)).toMatchObject({
          ok: true,
          idNumber: body + idCheckDigit(body),
          upgraded: true,
        });
      }),
    );
  });

  it('throws on a check digit asked for something else than 17 digits', () => {
    expect(() => idCheckDigit('1101051949123100')).toThrow(RangeError);
  });
});
