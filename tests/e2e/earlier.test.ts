import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

test('after a reload a customer finds their earlier conversation above the current one', async () => {
  const { page, errors } = await person(stage.browser);
  const chat = await openChat(page, stage.shop);
  await write(chat, 'Do you have decaf?');
  await said(chat, /Low Tide/).waitFor();
  await chat.getByRole('button', { name: 'More' }).click();
  await chat.getByRole('menuitem', { name: 'End chat' }).click();
  await chat.getByRole('dialog').getByRole('button', { name: 'End chat' }).click();
  await chat.getByRole('button', { name: 'Start a new conversation' }).click();
  await write(chat, 'Which days do you roast?');
  await said(chat, /Monday/).waitFor();

  await page.reload();
  await said(chat, /Monday/).waitFor();
  const earlier = chat.getByText('Earlier conversation');
  await earlier.waitFor();
  await said(chat, 'Do you have decaf?').waitFor();
  const order = await chat.locator('.bubble, .past').allTextContents();
  const at = (text: string) => order.findIndex((one) => one.includes(text));
  expect(at('Earlier conversation')).toBeLessThan(at('Do you have decaf?'));
  expect(at('Low Tide')).toBeLessThan(at('This conversation'));
  expect(at('This conversation')).toBeLessThan(at('Which days do you roast?'));
  expect(await said(chat, 'Do you have decaf?').count()).toBe(1);
  // The end of the conversation stays in sight.
  expect(await said(chat, /Monday/).evaluate((bubble) => bubble.getBoundingClientRect().bottom < innerHeight)).toBe(
    true,
  );
  expect(errors).toEqual([]);
});
