import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { logIn, openChat, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test('a customer who says their name is called by it everywhere at once', async () => {
  const [customer, agent] = [await person(stage.browser), await person(stage.browser)];
  await logIn(agent.page, stage.shop);
  const chat = await openChat(customer.page, stage.shop);
  await write(chat, '/human');
  await agent.page.getByRole('link', { name: /^Visitor .*human/ }).click();
  await agent.page.getByRole('heading', { name: /^Visitor/, level: 1 }).waitFor();
  await chat.getByRole('button', { name: 'Leave a message' }).click();
  const form = chat.getByRole('form', { name: 'Leave a message' });
  await form.getByLabel('Your message').fill('My box is late.');
  await form.getByLabel('Name').fill('Priya Nair');
  await form.getByLabel('E-mail').fill('priya@example.com');
  await form.getByRole('button', { name: 'Send' }).click();

  await agent.page.getByRole('heading', { name: 'Priya Nair', level: 1 }).waitFor();
  await agent.page.getByRole('link', { name: /Priya Nair.*box is late/ }).waitFor();
  expect(await agent.page.title()).toContain('Priya Nair');
  await agent.page.getByRole('button', { name: 'Accept' }).click();
  await agent.page.getByRole('button', { name: 'Transfer' }).click();
  await agent.page.getByRole('dialog', { name: 'Transfer Priya Nair' }).waitFor();
  for (const { errors, context } of [customer, agent]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
