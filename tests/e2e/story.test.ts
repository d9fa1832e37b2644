import type { FrameLocator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { logIn, openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test('a conversation crosses from the bot to a person and back, through a reload and a restart of the gateway', async () => {
  const customer = await person(stage.browser);
  const agent = await person(stage.browser);
  const chat = await openChat(customer.page, stage.shop);

  // The bot answers from the shop's knowledge.
  await write(chat, 'How do I return a bag of beans?');
  await chat
    .getByText(/return/i)
    .nth(1)
    .waitFor();

  // The customer asks for a person and wants to wait: nobody listens yet.
  await write(chat, 'I want to talk to a human');
  await chat.getByRole('button', { name: 'Wait', exact: true }).click();
  await chat.getByText('Finding a person for you').first().waitFor();

  // An agent starts to listen and is given the conversation.
  await logIn(agent.page, stage.shop);
  await agent.page.getByRole('switch').first().click();
  await chat.getByText('You are being transferred to Agent').first().waitFor();
  await agent.page.getByRole('tab', { name: /Mine/ }).click();
  await agent.page
    .getByRole('link', { name: /Visitor/ })
    .first()
    .click();
  await agent.page.getByText('You are in charge').first().waitFor();
  await said(agent.page, 'How do I return a bag of beans?').waitFor();

  // They talk; the customer reloads in the middle.
  await write(agent.page, 'Hello, I have your order open.');
  await said(chat, 'Hello, I have your order open.').waitFor();
  await customer.page.reload();
  let again = await reopened(customer.page);
  await said(again, 'Hello, I have your order open.').waitFor();
  await write(again, 'Number 10488, please');
  await again.getByText('Seen').first().waitFor();
  await customer.page.reload();
  again = await reopened(customer.page);
  await again.getByText('Seen').first().waitFor();
  await said(agent.page, 'Number 10488, please').waitFor();

  // The gateway dies in the middle; what is written meanwhile arrives once.
  const restart = stage.shop.gateway.kill();
  await write(again, 'are you still there?');
  await write(agent.page, 'Yes, I am.');
  await restart;
  await said(again, 'Yes, I am.').waitFor();
  await said(agent.page, 'are you still there?').waitFor();
  expect(await said(again, 'Yes, I am.').count()).toBe(1);
  expect(await said(again, 'are you still there?').count()).toBe(1);

  // Back to the bot, which answers again; then the agent takes over and resolves.
  await agent.page.getByRole('button', { name: /Restore to AI/ }).click();
  await agent.page
    .getByRole('dialog')
    .getByRole('button', { name: /Restore to AI/ })
    .click();
  await agent.page.getByText('AI is answering').first().waitFor();
  await write(again, 'Which grind for a moka pot?');
  await said(again, /moka/i).nth(1).waitFor();
  await agent.page.getByRole('button', { name: 'Take over' }).click();
  await agent.page.getByText('You are in charge').first().waitFor();
  await agent.page.getByRole('button', { name: 'Resolve', exact: false }).first().click();
  await again.getByText('Resolved').first().waitFor();

  expect(customer.errors).toEqual([]);
  expect(agent.errors).toEqual([]);
});

/** The widget remembers whether it was open. */
const reopened = async (page: Page): Promise<FrameLocator> => {
  const frame = page.frameLocator('iframe');
  const box = frame.getByRole('textbox', { name: 'Message' });
  if (!(await box.isVisible().catch(() => false))) {
    await page.waitForTimeout(500);
    if (!(await box.isVisible().catch(() => false))) await page.getByRole('button', { name: /chat/i }).last().click();
  }
  return frame;
};
