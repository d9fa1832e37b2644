import { expect, it } from 'vitest';
import { isForeign, isOwnOrigin } from '#gateway/auth/origin.ts';

const OURS = 'https://chat.example.com';

it('knows its own pages by PUBLIC_URL or by the host of the request', () => {
  expect(isOwnOrigin({ origin: OURS, host: 'internal:3000' }, OURS)).toBe(true);
  expect(isOwnOrigin({ origin: 'http://internal:3000', host: 'internal:3000' }, OURS)).toBe(true);
  for (const origin of ['https://chat.example.com.evil.test', 'http://chat.example.com', 'null', 'nonsense', '']) {
    expect(isOwnOrigin({ origin, host: 'internal:3000' }, OURS), origin).toBe(false);
  }
  expect(isOwnOrigin({ host: 'internal:3000' }, OURS)).toBe(false);
});

it('refuses pages of other sites where no cookie is at stake, but not programs', () => {
  expect(isForeign({ host: 'internal:3000' }, OURS)).toBe(false);
  expect(isForeign({ host: 'internal:3000', 'sec-fetch-site': 'cross-site' }, OURS)).toBe(true);
  expect(isForeign({ host: 'internal:3000', 'sec-fetch-site': 'same-origin' }, OURS)).toBe(false);
  expect(isForeign({ origin: 'https://evil.test', host: 'internal:3000' }, OURS)).toBe(true);
});
