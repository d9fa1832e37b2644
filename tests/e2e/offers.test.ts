import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { dialog, inCharge, logIn, openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

/** As an admin does it; no screen for it yet. */
const setRouting = (admin: Page, mode: string): Promise<number> =>
  admin.evaluate(async (mode) => {
    const headers = { 'content-type': 'application/json' };
    const { bots } = await (await fetch('/api/workspace')).json();
    const body = JSON.stringify({ routing: { mode } });
    return (await fetch(`/api/bots/${bots[0].id}`, { method: 'PATCH', headers, body })).status;
  }, mode);

test('a bot that offers rings one agent after the other; who accepts may put the customer on hold', async () => {
  const [customer, first, second, boss] = await Promise.all([0, 1, 2, 3].map(() => person(stage.browser)));
  if (!customer || !first || !second || !boss) throw new Error('four people');
  const [maya, omar] = [first.page, second.page];
  await Promise.all([logIn(maya, stage.shop), logIn(omar, stage.shop, 1), logIn(boss.page, stage.shop, 'owner')]);
  expect(await setRouting(boss.page, 'offer')).toBe(200);
  await maya.getByRole('switch').click();
  const chat = await openChat(customer.page, stage.shop);
  await write(chat, 'I want to talk to a human');

  await maya.getByText('Offered to you').first().waitFor();
  await omar.getByRole('switch').click();
  await maya.getByRole('link', { name: /Offered to you/ }).click();
  await maya.getByRole('button', { name: 'Decline' }).click();
  await dialog(maya).getByRole('button', { name: 'Stepping away' }).click();
  await dialog(maya).getByRole('button', { name: 'Decline' }).click();
  await omar.getByRole('link', { name: /Offered to you/ }).click();
  await maya.getByRole('main').getByText('offered to Omar', { exact: true }).waitFor();
  await omar.getByRole('button', { name: 'Accept' }).click();
  await Promise.all([inCharge(omar, 'You are'), inCharge(maya, 'Omar is')]);

  await omar.getByRole('button', { name: 'More actions' }).click();
  await omar.getByRole('menuitem', { name: 'Hold', exact: true }).click();
  await Promise.all([omar, maya].map((page) => page.getByRole('main').getByText('on hold').first().waitFor()));
  await omar.getByRole('button', { name: 'More actions' }).click();
  await omar.getByRole('menuitem', { name: 'Resume from hold' }).click();
  await omar.getByText('resumed').first().waitFor();
  await write(omar, 'Thank you for waiting.');
  await said(chat, 'Thank you for waiting.').waitFor();
  for (const { errors, context } of [customer, first, second, boss]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
