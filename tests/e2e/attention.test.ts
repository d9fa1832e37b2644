import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test('a closed chat calls for a question that waits for a choice', async () => {
  const { context, page, errors } = await person(stage.browser);
  const chat = await openChat(page, stage.shop);
  await write(chat, 'Hello');
  await chat.locator('.bubble').nth(1).waitFor();
  const other = await context.newPage();
  await other.goto(`${stage.shop.url}/demo`);
  const launcher = other.getByRole('button', { name: /chat/i }).last();
  await launcher.click();
  await said(other.frameLocator('iframe'), /^Hello$/).waitFor();
  await launcher.click();

  const badge = () => launcher.evaluate((button) => getComputedStyle(button, '::after').content);
  expect(await badge()).toBe('none');
  await write(chat, '/human');
  await said(chat, 'Nobody of the team is here').waitFor();
  await expect.poll(badge, { timeout: 10_000 }).toBe('"1"');
  expect(errors).toEqual([]);
  await context.close();
});
