import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { dialog, inCharge, logIn, openChat, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test('who logs out with an open conversation is asked what becomes of it, and needs no mouse', async () => {
  const [customer, first, second] = await Promise.all([0, 1, 2].map(() => person(stage.browser)));
  if (!customer || !first || !second) throw new Error('three people');
  const [maya, omar] = [first.page, second.page];
  await Promise.all([logIn(maya, stage.shop), logIn(omar, stage.shop, 1)]);
  await maya.getByRole('switch').click();
  const chat = await openChat(customer.page, stage.shop);
  await write(chat, 'I want to talk to a human');
  await maya.getByRole('link', { name: /Visitor/ }).click();
  await inCharge(maya, 'You are');

  await maya.getByRole('button', { name: /^Account/ }).focus();
  await maya.keyboard.press('Enter');
  await maya.getByRole('menuitem', { name: 'Log out' }).focus();
  await maya.keyboard.press('Enter');
  await dialog(maya).getByText('You have an open conversation.').waitFor();
  await dialog(maya).getByText('It goes back to the queue after 30 seconds unless you return.').waitFor();
  const choices = dialog(maya).getByRole('radio');
  expect(await choices.first().evaluate((one) => one === document.activeElement)).toBe(true);
  await maya.keyboard.press('Escape');
  await dialog(maya).waitFor({ state: 'detached' });
  await inCharge(maya, 'You are');

  await maya.keyboard.press('Control+k');
  await maya.keyboard.type('log out');
  await maya.keyboard.press('Enter');
  await dialog(maya).getByText('Put it back into the queue').waitFor();
  await maya.keyboard.press('ArrowDown');
  await maya.keyboard.press('ArrowUp');
  await maya.keyboard.press('Enter');
  await maya.waitForURL(/login/);
  await omar.getByRole('link', { name: /Visitor/ }).click();
  await omar.getByRole('main').getByText('Back in the queue, the agent logged out').waitFor();
  for (const { errors, context } of [customer, first, second]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
