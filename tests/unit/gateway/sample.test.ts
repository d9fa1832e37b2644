import { expect, it } from 'vitest';
import { ARTICLES, CATEGORIES, PEOPLE, TEMPLATES } from '#gateway/sample/shop.ts';

it('brings a shop that is worth trying', () => {
  expect(ARTICLES.length).toBeGreaterThanOrEqual(12);
  for (const { title, text } of ARTICLES) {
    const words = text.split(/\s+/).length;
    expect(words, title).toBeGreaterThanOrEqual(60);
    expect(words, title).toBeLessThanOrEqual(150);
  }
  expect(new Set(ARTICLES.map(({ title }) => title)).size).toBe(ARTICLES.length);
  expect([CATEGORIES.length, TEMPLATES.length]).toEqual([5, 6]);
  expect(PEOPLE.map(({ name, limit }) => [name, limit])).toEqual([
    ['Maya Kessler', 5],
    ['Omar Haddad', 3],
  ]);
});
