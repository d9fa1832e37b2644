import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ChatMessage, type ChatRequest, createActor, type Script } from './behaviour.ts';
import { perform } from './perform.ts';

export type FakeOpenAi = {
  /** The base URL, as OPENAI_BASE_URL wants it. */
  url: string;
  /** Every request so far, oldest first. */
  requests: ChatRequest[];
  /** How many connections ended before their answer did: an abort can be seen to arrive. */
  aborted: () => number;
  behave(script: Script): void;
  close(): Promise<void>;
};

const read = async (message: IncomingMessage): Promise<ChatRequest> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>;
  const messages = (body.messages as { role: string; content: unknown }[]).map(
    ({ role, content }): ChatMessage => ({ role, content: String(content ?? '') }),
  );
  return {
    model: String(body.model),
    messages,
    stream: body.stream === true,
    tools: Array.isArray(body.tools) ? body.tools : [],
    at: Date.now(),
    authorization: message.headers.authorization ?? '',
  };
};

/** An endpoint that speaks the chat completions protocol on a port of its own, and misbehaves when it is told to. */
export const startFakeOpenAi = async (): Promise<FakeOpenAi> => {
  const actor = createActor();
  const requests: ChatRequest[] = [];
  let aborted = 0;
  const server = createServer((message, response) => {
    if (message.method !== 'POST' || message.url !== '/v1/chat/completions') {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"Not here."}}');
      return;
    }
    response.on('close', () => {
      if (!response.writableFinished) aborted += 1;
    });
    void read(message)
      .then(async (request) => {
        requests.push(request);
        await perform(actor.next(request), request, response);
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    aborted: () => aborted,
    behave: actor.behave,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
