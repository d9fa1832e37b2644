import { expect, test } from 'vitest';
import { withoutSecrets } from '#core/domain/channels/without-secrets.ts';

test('a sentence of a platform loses every secret of the account, wherever it lies', () => {
  const secrets = { token: 'abcdef123456', deep: { list: ['abcdef123456789'] }, pin: '12', empty: '' };
  expect(withoutSecrets('GET /?t=abcdef123456789&u=abcdef123456 failed on 12', secrets)).toBe(
    'GET /?t=…&u=… failed on 12',
  );
});
