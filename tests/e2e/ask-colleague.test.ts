import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { dialog, inCharge, logIn, openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test('an agent hands a chat of the bot’s over to colleagues by keyboard, with its urgency and why', async () => {
  const [customer, maya, omar] = await Promise.all([0, 1, 2].map(() => person(stage.browser)));
  if (!customer || !maya || !omar) throw new Error('three people');
  const chat = await openChat(customer.page, stage.shop);
  await write(chat, 'Which grind for a moka pot?');
  await logIn(maya.page, stage.shop, 0);
  await logIn(omar.page, stage.shop, 1);
  await maya.page.getByRole('link', { name: /moka pot|grind/i }).click();
  await maya.page.getByText('AI is answering', { exact: true }).waitFor();

  // It is in the menu beside taking over, and on a key.
  await maya.page.getByRole('button', { name: 'More actions' }).press('Enter');
  await maya.page.getByRole('menuitem', { name: /Hand over to a person/ }).waitFor();
  await maya.page.keyboard.press('Escape');
  await maya.page.keyboard.press('t');
  const asked = dialog(maya.page);
  await asked.getByRole('radio', { name: 'Normal', checked: true }).waitFor();
  await maya.page.keyboard.press('ArrowLeft');
  await maya.page.keyboard.press('Tab');
  await maya.page.keyboard.type('He wants a wholesale price.');
  await maya.page.keyboard.press('Tab');
  await maya.page.keyboard.press('Tab');
  await maya.page.keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });

  const row = omar.page.getByRole('link', { name: /moka pot|grind/i });
  await row.filter({ hasText: 'Waiting' }).filter({ hasText: 'High' }).click();
  await omar.page.getByText(/asked for a colleague · “He wants a wholesale price.”/).waitFor();
  await omar.page.keyboard.press('a');
  await inCharge(omar.page, 'You are');
  await write(omar.page, 'Let us talk about it.');
  await said(chat, 'Let us talk about it.').waitFor();
  expect(await chat.getByText('wholesale price').count()).toBe(0);
  for (const { errors, context } of [customer, maya, omar]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
