import { describe, expect, it } from 'vitest';
import { shortForm } from '#embedded/start/short-form.ts';

describe('what the terminal shows of a log', () => {
  it.each([
    [{ level: 30, msg: 'listening' }, undefined],
    [{ level: 40, msg: 'slow' }, 'gateway: slow'],
    [{ level: 50, msg: 'failed', err: { message: 'refused', stack: 'long' } }, 'gateway: failed: refused'],
    [{ level: 50, msg: 'refused', err: { message: 'refused' } }, 'gateway: refused'],
    [{ level: 60 }, 'gateway: an error without words'],
    [{ msg: 'no level' }, undefined],
  ])('of %o is %s', (entry, words) => {
    expect(shortForm('gateway', JSON.stringify(entry))).toBe(words);
  });

  it.each([
    ['TypeError: x is not a function', 'gateway: TypeError: x is not a function'],
    ['    at file.ts:1:2', undefined],
    ['(node:1) ExperimentalWarning: beware', undefined],
    ['{ torn json', undefined],
    ['', undefined],
  ])('of the line "%s" is %s', (line, words) => {
    expect(shortForm('gateway', line)).toBe(words);
  });
});
