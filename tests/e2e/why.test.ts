import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { inCharge, logIn, openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** As an admin does it over the API. */
const changeBot = (admin: Page, change: object): Promise<number> =>
  admin.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    const { bots } = await (await fetch('/api/workspace')).json();
    const init = { method: 'PATCH', headers, body: JSON.stringify(body) };
    return (await fetch(`/api/bots/${bots[0].id}`, init)).status;
  }, change);

const openFirst = (page: Page): Promise<void> =>
  page
    .getByRole('link', { name: /Visitor/ })
    .first()
    .click();

test('who waits in vain is explained beside the button that helps; a colleague is asked in one click, and not asked in another', async () => {
  const [customer, first, second, boss] = await Promise.all([0, 1, 2, 3].map(() => person(stage.browser)));
  if (!customer || !first || !second || !boss) throw new Error('four people');
  const [maya, omar, owner] = [first.page, second.page, boss.page];
  await Promise.all([logIn(maya, stage.shop), logIn(omar, stage.shop, 1), logIn(owner, stage.shop, 'owner')]);
  expect(await changeBot(owner, { whenNobody: 'wait' })).toBe(200);
  const chat = await openChat(customer.page, stage.shop);
  await write(chat, 'I want to talk to a human');

  await openFirst(maya);
  const why = maya.getByRole('tabpanel', { name: 'Customer' });
  await why.getByText('Nobody could take it yet.').waitFor();
  await why.getByRole('listitem').filter({ hasText: 'Maya Kessler is not listening' }).waitFor();
  await why.getByRole('button', { name: 'Start listening' }).click();
  await inCharge(maya, 'You are');

  await omar.getByRole('switch').click();
  const best = maya.getByRole('menuitem', { name: 'Hand to Omar' });
  await maya.getByRole('button', { name: 'More actions' }).click();
  await best.click();
  await omar.getByText('Maya Kessler hands over to you').first().waitFor();
  await maya.getByRole('button', { name: 'Undo' }).click();
  await maya.getByText('You took back the transfer').first().waitFor();
  await omar.getByText('Maya Kessler hands over to you').first().waitFor({ state: 'detached' });
  await maya.keyboard.press('Shift+T');
  await omar.getByText('Maya Kessler hands over to you').first().waitFor();
  await openFirst(omar);
  await omar.getByRole('button', { name: 'Accept' }).click();
  await Promise.all([inCharge(omar, 'You are'), inCharge(maya, 'Omar is')]);

  await openFirst(owner);
  await inCharge(owner, 'Omar is');
  await owner.keyboard.press('n');
  const note = owner.getByRole('textbox', { name: 'Note', exact: true });
  await note.fill('Offer the express courier');
  await note.press('Enter');
  await omar.getByText('Whisper to you, only agents see this').first().waitFor();
  await owner.getByText('Whisper to Omar, only agents see this').first().waitFor();
  await write(omar, 'It comes by courier today.');
  await said(chat, 'It comes by courier today.').waitFor();
  expect(await chat.getByText('express courier').count()).toBe(0);

  await maya.getByRole('textbox', { name: 'Search name or id' }).fill(randomUUID());
  await maya.getByText('There is no conversation with this id').waitFor();
  // What is open is found by its id, and shown where it is.
  const id = maya.url().split('/').at(-1) ?? '';
  await maya.getByRole('tab', { name: /Waiting/ }).click();
  await maya.getByRole('textbox', { name: 'Search name or id' }).fill(id);
  await maya.getByText('The chosen tab leaves it out.').waitFor();
  await maya.getByRole('button', { name: 'Show it in the list' }).click();
  await maya.getByRole('link', { name: /Visitor/ }).waitFor();
  for (const { errors, context } of [customer, first, second, boss]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});

test('an empty list says why nothing comes, bot by bot, and what would change it', async () => {
  const [agent, boss] = await Promise.all([0, 1].map(() => person(stage.browser)));
  if (!agent || !boss) throw new Error('two people');
  await Promise.all([logIn(agent.page, stage.shop), logIn(boss.page, stage.shop, 'owner')]);
  expect(await changeBot(boss.page, { humanSupport: false })).toBe(200);
  const listening = agent.page.getByRole('switch');
  if ((await listening.getAttribute('aria-checked')) !== 'true') await listening.click();
  await agent.page.getByRole('tab', { name: /Mine/ }).click();
  const why = agent.page.getByRole('region', { name: 'Why do I receive nothing?' });
  await why.getByText('human support is off').waitFor();
  await why.getByText('Only an admin can change this.').waitFor();
  await Promise.all([agent, boss].map(({ context }) => context.close()));
});
