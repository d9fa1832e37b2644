import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { person } from './browser.ts';
import { inCharge, logIn, openChat, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const stage = openStage();

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

test('a customer sends a picture, and gets a document back', async () => {
  const [customer, agent] = await Promise.all([person(stage.browser), person(stage.browser)]);
  const [chat] = await Promise.all([openChat(customer.page, stage.shop), logIn(agent.page, stage.shop)]);
  await write(chat, '/human');
  await chat.getByRole('button', { name: 'Attach a file' }).waitFor();
  const photo = await sharp({ create: { width: 640, height: 420, channels: 3, background: '#c86f34' } })
    .jpeg()
    .toBuffer();
  await chat.locator('input[type=file]').setInputFiles({ name: 'box.jpg', mimeType: 'image/jpeg', buffer: photo });
  await chat.getByRole('img', { name: 'box.jpg' }).waitFor();

  await agent.page.getByRole('link', { name: /Visitor/ }).click();
  const picture = agent.page.getByRole('img', { name: 'box.jpg' });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(100);

  await agent.page.getByRole('button', { name: 'Take over' }).click();
  await inCharge(agent.page, 'You are');
  const document = { name: 'Invoice 2026.pdf', mimeType: 'application/pdf', buffer: PDF };
  const script = { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<!doctype html><p>Hello') };
  await agent.page.locator('input[type=file]').setInputFiles([document, script]);
  const attached = agent.page.getByRole('list', { name: 'Attached files' });
  await attached.getByRole('alert').waitFor();
  await attached.getByRole('button', { name: 'Remove page.html' }).click();
  await write(agent.page, 'Here it is.');
  await said(chat, 'Here it is.').waitFor();

  const waiting = customer.page.waitForEvent('download');
  await chat.getByRole('link', { name: 'Download Invoice 2026.pdf' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('Invoice 2026.pdf');
  expect(await readFile(await download.path())).toEqual(PDF);
  await agent.page.getByRole('link', { name: 'Download: Invoice 2026.pdf' }).waitFor();
  for (const { errors, context } of [customer, agent]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});
