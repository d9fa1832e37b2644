import { expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import { person } from './browser.ts';
import { logIn, openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test.each(['light', 'dark'] as const)('no serious barriers in the %s theme', async (colorScheme) => {
  const customer = await person(stage.browser, { colorScheme });
  const chat = await openChat(customer.page, stage.shop);
  await write(chat, 'Which grind for a moka pot?');
  await said(chat, /moka/i).nth(1).waitFor();
  await write(chat, 'I want to talk to a human');
  await chat.getByRole('button', { name: 'Wait', exact: true }).waitFor();
  expect(await barriers(customer.page)).toEqual([]);
  await chat.getByRole('button', { name: 'Wait', exact: true }).click();
  await chat.getByText('Finding a person for you').first().waitFor();
  expect(await barriers(customer.page)).toEqual([]);

  const agent = await person(stage.browser, { colorScheme });
  await agent.page.goto(`${stage.shop.url}/human-agent/login`);
  await agent.page.getByLabel('E-mail').waitFor();
  expect(await barriers(agent.page)).toEqual([]);
  await logIn(agent.page, stage.shop);
  await agent.page
    .getByRole('link', { name: /Visitor/ })
    .first()
    .click();
  await said(agent.page, 'I want to talk to a human').first().waitFor();
  expect(await barriers(agent.page)).toEqual([]);
  await agent.page.setViewportSize({ width: 390, height: 844 });
  await agent.page.getByRole('button', { name: 'Back to the list' }).waitFor();
  expect(await barriers(agent.page)).toEqual([]);
  await Promise.all([customer.context.close(), agent.context.close()]);
});
