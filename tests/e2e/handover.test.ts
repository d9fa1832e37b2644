import type { FrameLocator } from 'playwright-core';
import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { inCharge, logIn, openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();
const choices = (chat: FrameLocator) => chat.getByRole('group', { name: 'What would you like to do?' });

test('where nobody is there the customer says what they want instead; a message waits for the team', async () => {
  const [customer, agent] = [await person(stage.browser), await person(stage.browser)];
  let chat = await openChat(customer.page, stage.shop);
  await chat.getByRole('button', { name: 'Talk to a person' }).click();
  await said(chat, 'Nobody of the team is here').waitFor();
  await choices(chat).waitFor();

  // They can be chosen from after a reload as well, and what was typed is not lost.
  await chat.getByRole('button', { name: 'Leave a message' }).click();
  await chat.getByLabel('Your message').fill('My box is two weeks late.');
  await customer.page.reload();
  chat = customer.page.frameLocator('iframe');
  await chat.getByRole('button', { name: 'Leave a message' }).click();
  expect(await chat.getByLabel('Your message').inputValue()).toBe('My box is two weeks late.');
  const form = chat.getByRole('form', { name: 'Leave a message' });
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByText('We need an e-mail address or a phone number.').waitFor();
  await form.getByLabel('Name').fill('Priya Nair');
  await form.getByLabel('E-mail').fill('priya@example.com');
  await form.getByRole('button', { name: 'Send' }).click();
  await said(chat, 'My box is two weeks late.').waitFor();
  await chat.getByText('Thank you. A person will get back to you.', { exact: true }).waitFor();
  await chat.getByText('We will get back to you', { exact: true }).waitFor();
  expect(await choices(chat).count()).toBe(0);

  await logIn(agent.page, stage.shop);
  await agent.page.getByRole('link', { name: /two weeks late/ }).click();
  await agent.page.getByText('priya@example.com').first().waitFor();
  await agent.page.getByRole('button', { name: 'Accept' }).click();
  await inCharge(agent.page, 'You are');
  await write(agent.page, 'It is on its way.');
  await said(chat, 'It is on its way.').waitFor();
  await agent.page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await chat.getByRole('button', { name: 'Start a new conversation' }).waitFor();
  for (const { errors, context } of [customer, agent]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});

test('who goes on with the bot is not asked again; who waits sees their place, and that it changes', async () => {
  const [first, second, agent] = await Promise.all([0, 1, 2].map(() => person(stage.browser)));
  if (!first || !second || !agent) throw new Error('three people');
  let chat = await openChat(first.page, stage.shop);
  await write(chat, '/human');
  await chat.getByRole('button', { name: /^Go on with/ }).click();
  await choices(chat).waitFor({ state: 'detached' });
  await first.page.reload();
  chat = first.page.frameLocator('iframe');
  await said(chat, 'Nobody of the team is here').waitFor();
  expect(await choices(chat).count()).toBe(0);

  await write(chat, '/human');
  await chat.getByRole('button', { name: 'Wait', exact: true }).click();
  await chat.getByText('You are next').waitFor();
  const behind = await openChat(second.page, stage.shop);
  await write(behind, 'I want to talk to a human');
  await behind.getByRole('button', { name: 'Wait', exact: true }).click();
  await behind.getByText('You are number 2').waitFor();
  await behind.getByText("We don't know yet how long it takes").waitFor();

  await logIn(agent.page, stage.shop, 1);
  await agent.page
    .getByRole('link', { name: /\/human/ })
    .first()
    .click();
  await agent.page.getByRole('button', { name: 'Accept' }).click();
  await inCharge(agent.page, 'You are');
  await behind.getByText('You are next').waitFor();
  for (const { errors, context } of [first, second, agent]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
