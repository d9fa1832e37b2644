import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSigned } from './certificate.ts';
import { servePage } from './serve-page.ts';
import { PageStream } from './stream.ts';
import { type Command, type SentMessage, serialized, type WireChat, type WireMessage } from './wire.ts';

export const OUR_NUMBER = '4930555000@c.us';
const OUR_LID = '9000001@lid';

/** What WhatsApp does with a message. hang: takes it and never answers. refuse: says no. stranger: knows no such number. */
export type Manner = 'well' | 'hang' | 'refuse' | 'stranger';

export type FakeWhatsApp = Awaited<ReturnType<typeof openFakeWhatsApp>>;

/** WhatsApp behind WhatsApp Web: serves the page and holds chats, over HTTPS on this machine. */
export const openFakeWhatsApp = async () => {
  const stream = new PageStream();
  const chats = new Map<string, WireChat>();
  const files = new Map<string, Buffer>();
  const sent: SentMessage[] = [];
  const counts = { typing: 0, seen: 0, codes: 0, refs: 1, takeovers: 0 };
  let [device, manner, state, isUp, syncsEarly] = ['', 'well' as Manner, 'UNLAUNCHED', true, false];

  const chatWith = (id: string): WireChat => {
    const chat = chats.get(id) ?? { id, unread: 0, messages: [] };
    chats.set(id, chat);
    return chat;
  };
  const hello = (): Command => ({
    ...{ do: 'hello', ref: `ref-${counts.refs}`, me: { pn: OUR_NUMBER, lid: OUR_LID }, syncsEarly },
    ...(device && { device }),
    chats: device ? [...chats.values()] : [],
  });
  const store = (message: WireMessage): WireChat => {
    const chat = chatWith(message.id.remote);
    const known = chat.messages.findIndex((other) => serialized(other.id) === serialized(message.id));
    if (known >= 0) chat.messages.splice(known, 1);
    else if (!message.id.fromMe) chat.unread++;
    chat.messages.push(message);
    return chat;
  };

  const asked: Record<string, (body: Record<string, string>) => object | undefined | Promise<object>> = {
    '/done': ({ seq }) => {
      stream.done(Number(seq));
      return {};
    },
    '/state': (body) => {
      state = body.state ?? '';
      return {};
    },
    '/keys': () => (manner === 'stranger' ? { error: 'No LID for user' } : {}),
    '/exists': () => ({ exists: manner !== 'stranger' }),
    '/send': (body) => {
      const message = body as unknown as SentMessage;
      if (manner === 'refuse') return { ack: -1 };
      sent.push(message);
      const [, remote, id] = message.id.split('_') as [string, string, string];
      store({ ...message, id: { fromMe: true, remote, id }, from: OUR_NUMBER, t: Date.now() / 1_000, ack: 1 });
      return manner === 'hang' ? undefined : { ack: 1 };
    },
    '/typing': () => ({ count: ++counts.typing }),
    '/seen': ({ chat }) => {
      counts.seen++;
      chatWith(String(chat)).unread = 0;
      return {};
    },
    '/code': () => ({ code: `CODE${String(++counts.codes).padStart(4, '0')}` }),
    '/ref': () => ({ ref: `ref-${++counts.refs}` }),
    '/logout': () => {
      device = '';
      return {};
    },
    '/takeover': () => {
      counts.takeovers++;
      void stream.tell({ do: 'state', state: 'CONNECTED' });
      return {};
    },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://web.whatsapp.com');
    if (!isUp && pathname !== '/state') return void response.writeHead(503).end();
    if (pathname === '/stream') {
      stream.attach(response);
      if (searchParams.get('device') !== device) device = '';
      return stream.tell(hello());
    }
    const file = files.get(pathname);
    if (file) return void response.end(file);
    if (request.method === 'GET') return servePage(pathname, response);
    const body = Buffer.concat(await request.toArray());
    if (pathname === '/upload') {
      const path = `/media/${randomUUID()}`;
      files.set(path, body);
      return void response.end(JSON.stringify({ path }));
    }
    const result = await asked[pathname]?.(JSON.parse(body.toString()));
    if (result) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  };

  const server = createServer(await selfSigned('web.whatsapp.com'), (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    stream,
    sent: sent as readonly SentMessage[],
    counts,
    files,
    /** For the browser: it finds this server under WhatsApp's name, and nothing else. */
    browserArgs: [
      `--host-resolver-rules=MAP web.whatsapp.com 127.0.0.1:${port}, MAP * ~NOTFOUND`,
      '--ignore-certificate-errors',
    ],
    /** The page's connection, as it last said. */
    state: () => (stream.isOpen || !isUp ? state : 'GONE'),
    /** Somebody scans the code that is shown. */
    pair: async () => {
      device = randomUUID();
      await stream.tell(hello());
    },
    isPaired: () => device !== '',
    /** Somebody wrote, or the phone's owner did. Held for when the page is away. */
    say: async (message: WireMessage, lid?: string) => {
      const chat = store(message);
      if (lid) chat.lid = lid;
      await stream.tell({ do: 'message', message, unread: chat.unread, ...(chat.lid && { lid: chat.lid }) });
    },
    tell: (command: Command) => stream.tell(command),
    /** One of which the page is not told as of a new one. */
    history: (message: WireMessage) => stream.tell({ do: 'history', message }),
    readOnPhone: (chat: string) => {
      chatWith(chat).unread = 0;
    },
    unread: (chat: string) => chats.get(chat)?.unread ?? 0,
    /** The phone's owner takes the pairing back. */
    logOut: async () => {
      device = '';
      await stream.tell({ do: 'logout' });
    },
    /** A new code to scan. */
    nextRef: () => stream.tell({ do: 'ref', ref: `ref-${++counts.refs}` }),
    behave: (how: Manner) => {
      manner = how;
    },
    syncEarly: () => {
      syncsEarly = true;
    },
    /** Nobody can connect while it is down. */
    setUp: (up: boolean) => {
      isUp = up;
      if (!up) stream.drop();
    },
    close: async () => {
      stream.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
