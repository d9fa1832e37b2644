import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Misconduct, misconduct, refusal, type Where } from './behaviour.ts';
import { type GraphCall, readCall } from './call.ts';

export type Reply = { status?: number; json: unknown } | { bytes: Uint8Array; type: string };
/** What a platform of Meta has behind the API. Undefined for what is not there. */
export type Platform = (call: GraphCall, fake: { url: string }) => Reply | undefined | Promise<Reply | undefined>;

export type FakeGraph = {
  /** In the place of `https://graph.facebook.com`. */
  url: string;
  /** Every call so far, oldest first, whether it was answered well or not. */
  calls: GraphCall[];
  /** From now on, for the calls that `where` names; null for well. */
  misbehave: (how: Misconduct | null, where?: Where) => void;
  close: () => Promise<void>;
};

/**
 * Meta's Graph API on a port of its own. It knows one token, and one version. Where files lie open, whoever shows the token
 * for them is turned away.
 */
export const startFakeGraph = async (
  token: string,
  platform: Platform,
  { openFiles = false } = {},
): Promise<FakeGraph> => {
  const calls: GraphCall[] = [];
  let bad: { how: Misconduct; where: Where } | null = null;
  const server = createServer((message, response) => {
    void readCall(message)
      .then(async (call) => {
        calls.push(call);
        const how = bad?.where(call) ? bad.how : null;
        if (how?.kind === 'half') return writeHalf(await answerTo(call), response);
        if (how?.kind === 'late') await sleep(how.ms);
        else if (how) {
          if (how.kind === 'cut' && how.takes) await answerTo(call);
          misconduct(how, response);
          return;
        }
        write(await answerTo(call), response);
      })
      .catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const answerTo = async (call: GraphCall): Promise<Reply> => {
    const [version, ...path] = call.path;
    const expected = version === FILES && openFiles ? '' : `Bearer ${token}`;
    if (call.authorization !== expected || call.query.has('access_token')) return { status: 401, json: refusal(190) };
    if (version !== VERSION && version !== FILES) return { status: 400, json: refusal(2635) };
    const inner = version === FILES ? call.path : path;
    return (await platform({ ...call, path: inner }, { url })) ?? { status: 404, json: refusal(100, 33) };
  };

  return {
    url,
    calls,
    misbehave: (how, where = () => true) => {
      bad = how && { how, where };
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

const VERSION = 'v26.0';
/** Where files lie; at Meta that is another host. */
export const FILES = 'files';

const writeHalf = (reply: Reply, response: ServerResponse): void => {
  const bytes = 'bytes' in reply ? reply.bytes : Buffer.from(JSON.stringify(reply.json));
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.slice(0, bytes.length / 2), () => response.destroy());
};

const write = (reply: Reply, response: ServerResponse): void => {
  if ('bytes' in reply) response.writeHead(200, { 'content-type': reply.type }).end(reply.bytes);
  else response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(reply.json));
};
