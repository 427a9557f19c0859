import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdNumber, maskName, maskPhone } from '#shared/domain/masking.ts';

describe('maskName', () => {
  it('keeps the surname and stars the rest', () => {
    expect(maskName('张建国')).toBe('张**');
    expect(maskName('张国')).toBe('张*');
    expect(maskName('张')).toBe('张*');
    expect(maskName('欧阳建国')).toBe('欧阳**');
    expect(maskName('欧阳国')).toBe('欧阳*');
    expect(maskName('欧阳')).toBe('欧*');
    expect(maskName('')).toBe('');
  });

  it('keeps the first character of a name written in parts', () => {
    expect(maskName('买买提·阿布都热合曼')).toBe('买***');
    expect(maskName('公孙·达')).toBe('公***');
  });

  it('never cuts a character outside the basic plane', () => {
    expect(maskName('𠅤建国')).toBe('𠅤**');
    expect(maskName('张𠅤')).toBe('张*');
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (name) => maskName(name).isWellFormed()));
  });
});

describe('maskIdNumber', () => {
  it('keeps six and four', () => {
    expect(maskIdNumber('99999919491231005X')).toBe('999999********005X');
    expect(maskIdNumber('999999491231005')).toBe('999999*****1005');
    expect(maskIdNumber('1234567890')).toBe('******7890');
    expect(maskIdNumber('12')).toBe('*2');
    expect(maskIdNumber('')).toBe('');
  });
});

describe('maskPhone', () => {
  it('hides the middle of a mobile and all but the end of others', () => {
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskPhone('022-25300001')).toBe('********0001');
    expect(maskPhone('110')).toBe('**0');
  });
});
