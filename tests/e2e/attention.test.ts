import type { FrameLocator } from 'playwright-core';
import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();
/** Another page hears of it over its own line. Milliseconds. */
const PATIENT = { timeout: 10_000 };
/** Behind the greeting and the customer's words. */
const answered = (chat: FrameLocator) => chat.locator('.bubble').nth(2).waitFor();

test('a closed chat calls for a question that waits for a choice', async () => {
  const { context, page, errors } = await person(stage.browser);
  const chat = await openChat(page, stage.shop);
  await write(chat, 'Hello');
  await answered(chat);
  const other = await context.newPage();
  await other.goto(`${stage.shop.url}/demo`);
  const launcher = other.getByRole('button', { name: /chat/i }).last();
  await launcher.click();
  await answered(other.frameLocator('iframe'));
  await launcher.click();

  const badge = () => launcher.evaluate((button) => getComputedStyle(button, '::after').content);
  await expect.poll(badge, PATIENT).toBe('none');
  await write(chat, '/human');
  await said(chat, 'Nobody of the team is here').waitFor();
  await expect.poll(badge, PATIENT).toBe('"1"');
  expect(errors).toEqual([]);
  await context.close();
});
