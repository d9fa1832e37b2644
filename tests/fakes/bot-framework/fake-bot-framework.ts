import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Call, createFakeConnector } from './connector.ts';
import { type App, createIssuer, type Reply } from './issuer.ts';

export const APP: App = {
  id: '2dfb3ddf-41b0-4090-b3f7-c2ad22718405',
  password: 'rO~8Q~of-the-app-and-nobody-else',
  tenant: 'f3b7a2c1-5d4e-4f60-9a8b-1c2d3e4f5a6b',
};

/** What it does instead of what it is asked for: refuses as a connector does, hangs up, or leads elsewhere. */
export type Misconduct =
  | { kind: 'refuse'; status: number; code: string; message?: string; headers?: Record<string, string> }
  | { kind: 'gateway'; status: number }
  | { kind: 'empty' }
  | { kind: 'cut' }
  | { kind: 'redirect'; to: string };
/** Which calls it is for; those of the connector, where nothing is said. */
export type Where = (call: Call) => boolean;
const CONNECTOR: Where = ({ path }) => path.includes('/v3/');

/** Microsoft’s whole side on one port: who signs, who gives tokens, and a connector. */
export const startFakeBotFramework = async (apps: readonly App[] = [APP]) => {
  let url = '';
  const calls: Call[] = [];
  let bad: { how: Misconduct; where: Where } | null = null;
  const issuer = createIssuer(() => url, apps);
  const connector = createFakeConnector(issuer);

  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    const { pathname: path } = new URL(request.url ?? '/', 'http://fake');
    const call: Call = { method: request.method ?? '', path, authorization: request.headers.authorization, body };
    calls.push(call);
    if (bad?.where(call)) return misconduct(bad.how, response);
    write(issuer.answer(path, body) ?? connector.answer(call) ?? { status: 404, json: {} }, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...{ url, issuer, calls },
    ...connector,
    /** In the place of Microsoft. */
    loopback: { issuer: url, openIdMetadata: issuer.metadata(), login: url, connector: url },
    misbehave: (how: Misconduct | null, where: Where = CONNECTOR): void => {
      bad = how && { how, where };
    },
    close: async (): Promise<void> => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

const write = ({ status, json, bytes, type, headers }: Reply, response: ServerResponse): void => {
  response.writeHead(status, { 'content-type': type ?? 'application/json; charset=utf-8', ...headers });
  response.end(bytes ?? JSON.stringify(json));
};

const misconduct = (how: Misconduct, response: ServerResponse): void => {
  switch (how.kind) {
    case 'refuse': {
      const { status, code, message = 'Refused for Priya', headers = {} } = how;
      write({ status, json: { error: { code, message } }, headers }, response);
      return;
    }
    case 'gateway':
      response.writeHead(how.status, { 'content-type': 'text/html' }).end('<html>Sorry</html>');
      return;
    case 'empty':
      write({ status: 201, json: {} }, response);
      return;
    case 'cut':
      response.destroy();
      return;
    case 'redirect':
      response.writeHead(307, { location: how.to }).end();
  }
};
