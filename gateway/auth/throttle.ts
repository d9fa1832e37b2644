import { createHash } from 'node:crypto';
import { BatonError } from '#core/domain/errors.ts';
import type { LoginAttemptsStore, Patience } from '#core/store/login-attempts.ts';

/** Milliseconds. Counted per account and address: whoever guesses from elsewhere doesn't lock the owner out. */
const ACCOUNT: Patience = { free: 5, firstPause: 2_000, longestPause: 15 * 60_000, forgetAfter: 60 * 60_000 };
/** One address that tries many accounts. */
const ADDRESS: Patience = { free: 20, firstPause: 2_000, longestPause: 15 * 60_000, forgetAfter: 60 * 60_000 };

const keyOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('base64url');

export type Throttle = ReturnType<typeof createThrottle>;

export const createThrottle = (attempts: LoginAttemptsStore) => {
  const keys = (email: string, address: string) => ({
    account: keyOf('account', email.trim().toLowerCase(), address),
    address: keyOf('address', address),
  });
  const refuseFor = (wait: number): void => {
    if (wait > 0) throw new BatonError('too_many_attempts', `Try again in ${Math.ceil(wait / 1_000)} seconds.`);
  };
  return {
    /** Counts one guess before it is checked. @throws BatonError too_many_attempts */
    guess: async (email: string, address: string, now: number): Promise<void> => {
      const key = keys(email, address);
      refuseFor(await attempts.begin(key.account, ACCOUNT, now));
      refuseFor(await attempts.begin(key.address, ADDRESS, now));
    },
    right: async (email: string, address: string): Promise<void> => {
      const key = keys(email, address);
      await Promise.all([attempts.forget(key.account), attempts.forget(key.address)]);
    },
  };
};
