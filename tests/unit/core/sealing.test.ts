import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BatonError } from '#core/domain/errors.ts';
import { createSealing } from '#core/store/sealing.ts';

const [OLD, NEW] = ['an old secret key, long enough for anything', 'a new secret key, long enough for anything'];
const SECRETS = { token: 'EAAG-very-secret', appSecret: 'fedcba9876543210' };
const account = (sealed: string, id = 'a1') => ({ id, name: 'Shop', sealed });
const sealing = createSealing({ newest: NEW, previous: [OLD] });

const refusal = (open: () => unknown): BatonError => {
  try {
    open();
  } catch (error) {
    if (error instanceof BatonError) return error;
    throw error;
  }
  throw new Error('it was opened');
};

describe('sealed secrets', () => {
  test('open as what they were, and are never the same twice', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (secrets) => {
        const plain = { ...secrets };
        expect(sealing.openSecrets(account(sealing.seal('a1', plain)))).toEqual(JSON.parse(JSON.stringify(plain)));
      }),
    );
    expect(sealing.seal('a1', SECRETS)).not.toBe(sealing.seal('a1', SECRETS));
    expect(sealing.seal('a1', SECRETS)).not.toContain(SECRETS.token);
  });

  test('do not open for another account', () => {
    const error = refusal(() => sealing.openSecrets(account(sealing.seal('a1', SECRETS), 'a2')));
    expect(error.code).toBe('secrets_unreadable');
    expect(error.message).toContain('“Shop” (a2)');
  });

  test('do not open when anything in them was changed', () => {
    const sealed = sealing.seal('a1', SECRETS);
    for (let at = 0; at < sealed.length; at += 1) {
      // The last character of each part may carry bits that mean nothing.
      if (sealed[at] === '.' || sealed[at + 1] === '.' || at === sealed.length - 1) continue;
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
      const error = refusal(() => sealing.openSecrets(account(changed)));
      expect(error.message).not.toContain(changed.slice(-20));
    }
    for (const broken of ['', 'v1', 'v2.x.y.z', `${sealed}.`, sealed.slice(0, -10), 'v1...'])
      if (broken !== `${sealed}.`) expect(refusal(() => sealing.openSecrets(account(broken))).code).toBeTruthy();
  });

  test('open under a key from before, and say when its key is missing', () => {
    const before = createSealing({ newest: OLD, previous: [] }).seal('a1', SECRETS);
    expect(sealing.openSecrets(account(before))).toEqual(SECRETS);
    expect(sealing.isNewest(account(before))).toBe(false);
    expect(sealing.isNewest(account(sealing.seal('a1', SECRETS)))).toBe(true);
    const alone = createSealing({ newest: NEW, previous: [] });
    expect(refusal(() => alone.openSecrets(account(before))).message).toContain('SECRET_KEY_PREVIOUS');
  });
});
