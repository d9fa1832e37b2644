import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { inCharge, logIn, openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test('who is taken out of the team loses their chat to a colleague, on the open page as well', async () => {
  const [customer, first, second, boss] = await Promise.all([0, 1, 2, 3].map(() => person(stage.browser)));
  if (!customer || !first || !second || !boss) throw new Error('four people');
  const [maya, omar, owner] = [first.page, second.page, boss.page];
  await Promise.all([logIn(maya, stage.shop), logIn(omar, stage.shop, 1), logIn(owner, stage.shop, 'owner')]);
  await maya.getByRole('switch').click();
  const chat = await openChat(customer.page, stage.shop);
  await write(chat, 'I want to talk to a human');
  const rowOf = (page: typeof maya) => page.getByRole('link', { name: /Visitor/ }).first();
  await rowOf(maya).click();
  await inCharge(maya, 'You are');
  await omar.getByRole('switch').click();

  const status = await owner.evaluate(async () => {
    const { items } = await (await fetch('/api/people')).json();
    const { id } = items.find(({ name }: { name: string }) => name === 'Maya Kessler');
    const headers = { 'content-type': 'application/json' };
    return (await fetch(`/api/people/${id}`, { method: 'PATCH', headers, body: '{"botIds":[]}' })).status;
  });
  expect(status).toBe(200);

  await rowOf(omar).click();
  await inCharge(omar, 'You are');
  await omar.getByText('Maya Kessler is no longer in the team of Harbor Coffee').first().waitFor();
  await maya.getByRole('main').getByText('You may not see this conversation').waitFor();
  await rowOf(maya).waitFor({ state: 'detached' });
  expect(await maya.getByRole('textbox', { name: 'Message', exact: true }).count()).toBe(0);
  await write(omar, 'Omar here, I go on.');
  await said(chat, 'Omar here, I go on.').waitFor();
  // Her line was made anew with what she may see now, and it stays empty.
  await maya.getByText('Reconnecting…').waitFor({ state: 'detached' });
  expect(await maya.getByRole('link', { name: /Visitor/ }).count()).toBe(0);
  for (const { errors, context } of [customer, first, second, boss]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
