import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, WebSocketRoute } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { webChatScript } from '#tests/setup/web-chat.ts';
import { person } from './browser.ts';
import { inCharge, logIn, said, write } from './shop.ts';
import { openStage } from './stage.ts';

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

const stage = openStage();
let pages: Server;
let site: string;

/** A page of somebody else's site that shows Web Chat as its documentation says. */
const page = (domain: string, channel: string) => `<!doctype html><meta charset="utf-8"><title>Shop</title>
<div id="webchat" style="height: 600px"></div><script src="/webchat.js"></script>
<script type="module">
  const domain = ${JSON.stringify(domain)};
  const headers = { authorization: 'Bearer ${channel}' };
  const { token } = await (await fetch(domain + '/tokens/generate', { method: 'POST', headers })).json();
  const directLine = WebChat.createDirectLine({ domain, token });
  WebChat.renderWebChat({ directLine, locale: 'en-US' }, document.getElementById('webchat'));
</script>`;

beforeAll(async () => {
  const script = await webChatScript();
  const demo = await (await fetch(`${stage.shop.url}/demo`)).text();
  const channel = /data-channel="([^"]+)"/.exec(demo)?.[1] ?? '';
  pages = createServer((request, response) => {
    if (request.url === '/webchat.js') response.setHeader('content-type', 'text/javascript').end(script);
    else response.setHeader('content-type', 'text/html').end(page(`${stage.shop.url}/v3/directline`, channel));
  });
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(pages.address() as AddressInfo).port}/`;
});
afterAll(() => pages?.close());

const say = async (customer: Page, text: string): Promise<void> => {
  const box = customer.getByPlaceholder('Type your message');
  await box.fill(text);
  await box.press('Enter');
};
const bubble = (customer: Page, text: string | RegExp) =>
  customer.locator('.webchat__bubble__content').filter({ hasText: text });

test('Web Chat, which nobody here wrote, carries a conversation to an agent and back', async () => {
  const [customer, agent] = [await person(stage.browser), await person(stage.browser)];
  const lines: WebSocketRoute[] = [];
  await customer.page.routeWebSocket(/\/v3\/directline\//, (line) => {
    line.connectToServer();
    lines.push(line);
  });
  await customer.page.goto(site);

  // The bot's first words, and its suggested actions.
  await customer.page.getByRole('toolbar').getByRole('button').first().click();
  await customer.page.locator('.webchat__bubble--from-user').first().waitFor();
  await say(customer.page, 'Can I talk to a human please?');

  // Nobody is there; the customer waits all the same.
  await customer.page.locator('.webchat__suggested-action').filter({ hasText: 'Wait for a person' }).click();

  await logIn(agent.page, stage.shop);
  await agent.page.getByRole('link', { name: /^Visitor/ }).click();
  await agent.page
    .getByRole('button', { name: /^(Take over|Accept)/ })
    .first()
    .click();
  await inCharge(agent.page, 'You are');
  await write(agent.page, 'Hello, this is a person.');
  await bubble(customer.page, 'Hello, this is a person.').waitFor();

  // A broken line: it comes back with its watermark, and nothing is missing or twice.
  await lines.at(-1)?.close({ code: 1012 });
  await write(agent.page, 'Are you still there?');
  await bubble(customer.page, 'Are you still there?').waitFor();
  await say(customer.page, 'Yes I am');
  await said(agent.page, 'Yes I am').waitFor();
  expect(await bubble(customer.page, 'Hello, this is a person.').count()).toBe(1);
  expect(await bubble(customer.page, 'Yes I am').count()).toBe(1);
  expect(lines.length).toBeGreaterThan(1);

  await agent.page.getByRole('main').getByRole('textbox', { name: 'Message', exact: true }).pressSequentially('So');
  await customer.page.locator('.webchat__typingIndicator, .webchat__typing-indicator').waitFor();
  // A picture from the customer, a document from the agent.
  const red = { width: 60, height: 40, channels: 3, background: 'red' } as const;
  const buffer = await sharp({ create: red }).png().toBuffer();
  await customer.page.locator('input[type="file"]').setInputFiles({ name: 'box.png', mimeType: 'image/png', buffer });
  // It takes the file a moment after it was chosen; sent before that, the words would go without it.
  await customer.page.locator('.webchat__attachment-icon--checked').waitFor();
  await say(customer.page, 'This box');
  await agent.page.getByRole('img', { name: 'box.png' }).waitFor();
  await customer.page.locator('.webchat__bubble--from-user img').first().waitFor();
  const document = { name: 'label.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
  await agent.page.locator('input[type="file"]').setInputFiles(document);
  const attached = agent.page.getByRole('list', { name: 'Attached files' });
  await attached.getByText('label.pdf').waitFor();
  await expect.poll(() => attached.getByRole('progressbar').count()).toBe(0);
  await write(agent.page, 'Here is the label');
  await bubble(customer.page, 'Here is the label').waitFor();
  await customer.page.getByRole('link', { name: /label\.pdf/ }).waitFor();

  expect(agent.errors).toEqual([]);
  await customer.context.close();
  await agent.context.close();
});
