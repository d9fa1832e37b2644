import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { logIn, openChat } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test('the widget says what language its browser speaks, and who may help sees it', async () => {
  const [customer, agent] = [await person(stage.browser, { locale: 'fr-CA' }), await person(stage.browser)];
  const chat = await openChat(customer.page, stage.shop);
  await chat.getByRole('button', { name: 'Talk to a person' }).click();
  await chat.getByRole('button', { name: 'Wait', exact: true }).click();
  await chat.getByText('You are next').waitFor();

  await logIn(agent.page, stage.shop);
  await agent.page.getByRole('link', { name: /^Visitor/ }).click();
  await agent.page.getByText('The customer seems to speak Canadian French.', { exact: true }).waitFor();
  for (const { errors, context } of [customer, agent]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
