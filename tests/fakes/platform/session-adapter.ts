import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { Type } from 'typebox';
import type { Adapter, Session, SessionContext } from '#channels/contract/adapter.ts';
import { externalId, peerId } from '#channels/contract/ids.ts';
import type { SessionState } from '#channels/contract/inbound.ts';
import type { SendResult } from '#channels/contract/outbound.ts';
import { leftUntil } from '#channels/contract/until.ts';
import { CAPABILITIES } from './adapter.ts';

type Settings = { port: number; color?: string };
type Payload = { text: string };
type Line = {
  state?: 'ready' | 'qr';
  qr?: string;
  sent?: { id: string; messageId: string };
  told?: { seq: number; from: string; text: string };
  ping?: true;
};

const AGAIN = 50;
const PATIENCE = 2_000;
const NOT_OPEN: SendResult = { ok: false, error: { kind: 'retry', why: 'There is no connection.', afterMs: 50 } };
const NO_ANSWER: SendResult = { ok: false, error: { kind: 'unknownOutcome', why: 'No answer came.' } };

/** Connects in its own process, and again whenever the connection is lost, as a session of a real platform does. */
const openSession = async (context: SessionContext<Settings, unknown>): Promise<Session<Payload>> => {
  const { account, hear, heldUntil, now } = context;
  const answers = new Map<string, (result: SendResult) => void>();
  let line = Promise.resolve();
  let [isOver, isReady, socket] = [false, false, undefined as Socket | undefined];

  const inTurn = (what: () => Promise<void>): void => {
    line = line.then(what).catch(() => {});
  };
  const state = (next: SessionState): void => {
    isReady = next.state === 'ready';
    inTurn(() => hear({ type: 'session', ...next }));
  };
  const say = (what: object): void => void socket?.write(`${JSON.stringify(what)}\n`);

  const understand = ({ state: is, qr, sent, told, ping }: Line): void => {
    if (ping) say({ pong: true });
    if (is === 'ready') state({ state: 'ready' });
    if (is === 'qr') state({ state: 'qr', qr: String(qr) });
    if (sent) answers.get(sent.id)?.({ ok: true, ids: [externalId(sent.messageId)] });
    if (told)
      inTurn(async () => {
        const from = { peer: peerId(told.from) };
        const parts = [{ kind: 'text', text: told.text } as const];
        await hear({ type: 'message', id: externalId(`told-${told.seq}`), at: now(), from, parts });
        say({ stored: told.seq });
      });
  };
  const start = (): void => {
    if (isOver || leftUntil(heldUntil()) === 0) return;
    const opened = connect(account.settings.port, '127.0.0.1', () => {
      say({ hello: { account: account.id, pid: process.pid } });
    });
    socket = opened;
    createInterface(opened)
      .on('line', (text) => understand(JSON.parse(text) as Line))
      .on('error', () => {});
    opened.on('error', () => {});
    opened.on('close', () => {
      if (isOver) return;
      state({ state: 'degraded', why: 'The connection was lost.' });
      setTimeout(start, AGAIN);
    });
  };
  const end = async (): Promise<void> => {
    isOver = true;
    isReady = false;
    socket?.destroy();
    for (const answer of answers.values()) answer(NO_ANSWER);
  };

  state({ state: 'starting' });
  start();
  return {
    send: ({ text }, { peer }) => {
      if (!isReady || isOver) return Promise.resolve(NOT_OPEN);
      const id = randomUUID();
      const answered = new Promise<SendResult>((resolve) => {
        answers.set(id, resolve);
        setTimeout(resolve, PATIENCE, NO_ANSWER).unref();
      });
      say({ send: { id, to: peer, text } });
      return answered.finally(() => answers.delete(id));
    },
    openMedia: async (ref) => ({ bytes: new Blob([`file ${ref}`]).stream(), mimeType: 'text/plain' }),
    logOut: async () => {
      say({ logOut: true });
      await new Promise((resolve) => socket?.once('close', resolve));
      await hear({ type: 'session', state: 'loggedOut' });
      await end();
    },
    close: async () => {
      await end();
      await line;
    },
    abandon: end,
  };
};

/** Speaks to the simplest platform with connections that there can be. */
export const sessionAdapter: Adapter<Settings, unknown, Payload> = {
  kind: 'api',
  capabilities: CAPABILITIES,
  settings: Type.Object({ port: Type.Integer(), color: Type.Optional(Type.String()) }),
  secrets: Type.Object({}),
  session: { render: ({ text }) => (text === '' ? [] : [{ text }]), open: openSession },
};
