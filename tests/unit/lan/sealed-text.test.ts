import { describe, expect, test } from 'vitest';
import { makeSealKeys, openSealed } from '#electron/platform/sealed-text.ts';
import { sealText } from '#renderer/lib/seal-text.ts';

describe('a sealed text', () => {
  test('is opened by the host it was sealed for, about what it was sealed', async () => {
    const keys = makeSealKeys();
    const sealed = await sealText(keys.publicKey, '999999194001010001', 'entry-1');
    expect(openSealed(keys.privatePem, sealed, 'entry-1')).toBe('999999194001010001');
    expect(openSealed(keys.privatePem, sealed, 'entry-2')).toBeNull();
    expect(openSealed(makeSealKeys().privatePem, sealed, 'entry-1')).toBeNull();
  });

  test('differs each time, and shows nothing', async () => {
    const { publicKey } = makeSealKeys();
    const [one, two] = await Promise.all([sealText(publicKey, '9999', 'x'), sealText(publicKey, '9999', 'x')]);
    expect(one).not.toBe(two);
    expect(Buffer.from(one ?? '', 'base64').includes('9999')).toBe(false);
  });

  test('changed on the way, cut short or made up, opens to nothing', async () => {
    const keys = makeSealKeys();
    const sealed = Buffer.from(await sealText(keys.publicKey, '9999', 'x'), 'base64');
    for (let at = 0; at < sealed.length; at += 7) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(openSealed(keys.privatePem, changed.toString('base64'), 'x')).toBeNull();
    }
    for (const made of ['', 'AAAA', Buffer.alloc(200).toString('base64')]) {
      expect(openSealed(keys.privatePem, made, 'x')).toBeNull();
    }
  });
});
