import { expect, test } from 'vitest';
import { STANDARD } from '#core/store/bot-schema.ts';

const HOUR = 3_600;

test('a bot of which nobody says otherwise closes what stood idle, or was dropped, for a day', () => {
  expect(STANDARD.endings).toMatchObject({ idle: 24 * HOUR, dropped: 24 * HOUR });
});

test('it takes nobody for gone who changes the page, or loses the line for a moment', () => {
  expect(STANDARD.endings.left).toBeGreaterThanOrEqual(60);
});
