import { describe, expect, it } from 'vitest';
import { readSettings } from '#core/settings/settings.ts';
import { banner, factsOf } from '#embedded/start/banner.ts';

const shown = (message: Record<string, unknown>, env: Record<string, string> = {}) =>
  banner(readSettings(env), factsOf({ type: 'ready', ...message }), 1.2);

describe('what a start prints', () => {
  it('tells on the first one how to log in, and that it is said once', () => {
    const owner = { email: 'owner@example.com', password: 'just-made' };
    const text = shown({ owner, sample: { emails: ['maya@example.com'], password: 'just-made' }, demo: true });
    expect(text).toMatch(/Log in +owner@example\.com · just-made .*once/);
    expect(text).toMatch(/Sample agents +maya@example\.com · the same password/);
    expect(text).toContain('http://localhost:3000/demo');
  });

  it('tells later how to get a new password, and leaves out a shop that is no more', () => {
    expect(shown({ demo: true })).toMatch(/Log in +.*npm run password/);
    expect(shown({ demo: true })).toContain('/demo');
    expect(shown({ demo: false })).not.toContain('/demo');
  });

  it.each([
    ['./data', /Data +data\n/],
    ['/var/lib/baton', /Data +\/var\/lib\/baton\n/],
  ])('shows the data folder %s as one would look for it', (folder, expected) => {
    expect(shown({}, { DATA_DIR: folder })).toMatch(expected);
  });
});
