import type { FrameLocator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { dialog, inCharge, logIn, openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

const openFirst = (page: Page): Promise<void> =>
  page
    .getByRole('link', { name: /Visitor/ })
    .first()
    .click();

const handTo = async (page: Page, name: string, message: string): Promise<void> => {
  await page.getByRole('button', { name: 'Transfer' }).click();
  await dialog(page).getByText(name).click();
  await dialog(page).getByRole('textbox').fill(message);
  await dialog(page).getByRole('button', { name: 'Transfer' }).click();
  await page.getByText(/waiting for .* to accept/).waitFor();
};

/** What the dialog for handing over says of a colleague. */
const load = (page: Page, name: string, words: string): Promise<void> =>
  dialog(page).locator('label', { hasText: name }).getByText(words).waitFor();

test('colleagues decline and accept a transfer, a supervisor takes over and gives it back to the queue', async () => {
  const [customer, first, second, boss] = await Promise.all([0, 1, 2, 3].map(() => person(stage.browser)));
  if (!customer || !first || !second || !boss) throw new Error('four people');
  const [maya, omar, owner] = [first.page, second.page, boss.page];
  await Promise.all([logIn(maya, stage.shop), logIn(omar, stage.shop, 1), logIn(owner, stage.shop, 'owner')]);
  await maya.getByRole('switch').click();
  const chat: FrameLocator = await openChat(customer.page, stage.shop);
  await write(chat, 'I want to talk to a human');
  await openFirst(maya);
  await inCharge(maya, 'You are');

  await handTo(maya, 'Omar Haddad', 'Knows the courier');
  await omar.getByText('Maya Kessler hands over to you').first().waitFor();
  await openFirst(omar);
  await omar.getByRole('main').getByText('“Knows the courier”').first().waitFor();
  await omar.getByRole('button', { name: 'Decline' }).click();
  await dialog(omar).getByRole('button', { name: 'Not my subject' }).click();
  await dialog(omar).getByRole('button', { name: 'Decline' }).click();
  await maya.getByText('“Not my subject”').waitFor();
  await inCharge(maya, 'You are');

  await handTo(maya, 'Omar Haddad', '');
  await omar.getByRole('button', { name: 'Accept' }).click();
  await Promise.all([inCharge(omar, 'You are'), inCharge(maya, 'Omar is')]);
  await write(omar, 'Omar here, I have your parcel.');
  await said(chat, 'Omar here, I have your parcel.').waitFor();

  await openFirst(owner);
  await inCharge(owner, 'Omar is');
  await owner.keyboard.press('a');
  await Promise.all([inCharge(owner, 'You are'), inCharge(omar, 'Owner is')]);
  await omar.getByText('You can leave a note').waitFor();

  // The dialog is open while the conversation changes hands: its figures follow.
  await owner.keyboard.press('t');
  await load(owner, 'Maya Kessler', '0 of 5');
  await omar.getByRole('switch').click();
  await load(owner, 'Omar Haddad', 'Available');
  await dialog(owner).getByRole('button', { name: 'Cancel' }).click();
  await owner.getByRole('button', { name: 'More actions' }).click();
  await owner.getByRole('menuitem', { name: 'Unassign' }).click();
  // The router hands it to the one who has been idle for longer: Omar had it until a moment ago.
  await inCharge(maya, 'You are');
  await owner.getByRole('main').getByText('Maya is in charge', { exact: true }).waitFor();
  for (const { errors, context } of [customer, first, second, boss]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});

test('what is typed on one page of an agent is on the other, and goes out when the network is back', async () => {
  const customer = await person(stage.browser);
  const agent = await person(stage.browser);
  await logIn(agent.page, stage.shop);
  const chat = await openChat(customer.page, stage.shop);
  await write(chat, 'Which grind for a moka pot?');
  await said(chat, /moka/i).nth(1).waitFor();
  await agent.page
    .getByRole('link', { name: /moka|AI/ })
    .first()
    .click();
  await agent.page.getByRole('button', { name: 'Take over' }).click();
  await inCharge(agent.page, 'You are');
  const other = await agent.context.newPage();
  await other.goto(agent.page.url());
  await other.getByRole('textbox', { name: 'Message', exact: true }).fill('Medium-fine.');

  await agent.context.setOffline(true);
  await agent.page.getByText('You are offline.').waitFor();
  const box = agent.page.getByRole('textbox', { name: 'Message', exact: true });
  await box.press('Enter');
  await agent.page.getByText('One message waits to be sent.').waitFor();
  await agent.context.setOffline(false);
  await said(chat, 'Medium-fine.').waitFor();
  await agent.page.getByText('Medium-fine.').first().waitFor();
  for (const words of ['You are offline.', 'Reconnecting…'])
    await agent.page.getByText(words).waitFor({ state: 'detached' });
  await write(agent.page, 'Anything else?');
  await said(chat, 'Anything else?').waitFor();
  expect(await said(chat, 'Medium-fine.').count()).toBe(1);
  expect(agent.errors).toEqual([]);
  await Promise.all([customer.context.close(), agent.context.close()]);
});
