import { Agent, request } from 'node:http';

/** Customers come from many places. On Linux the whole of 127/8 is this machine, so they do here as well. */
const PER_ADDRESS = 100;
const agents = new Map<string, Agent>();

export const agentFor = (index: number): Agent => {
  const place = Math.floor(index / PER_ADDRESS) + 2;
  const address = process.platform === 'linux' ? `127.0.${place >> 8}.${place & 255}` : '127.0.0.1';
  const known = agents.get(address);
  if (known) return known;
  const agent = new Agent({ localAddress: address, keepAlive: true });
  agents.set(address, agent);
  return agent;
};

export type Answer = { status: number; cookies: string[]; text: string };
export type Asking = { method?: 'GET' | 'POST' | 'PATCH'; body?: unknown; cookie?: string; agent?: Agent };

/** One request. Rejects where there is no answer. */
export const ask = (url: string, { method = 'GET', body, cookie, agent }: Asking = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const json = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      origin: new URL(url).origin,
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
    };
    const asked = request(url, { method, headers, agent: agent ?? false, timeout: 15_000 }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', reject).on('end', () => {
        resolve({ status: response.statusCode ?? 0, cookies: response.headers['set-cookie'] ?? [], text });
      });
    });
    asked.on('timeout', () => asked.destroy(new Error(`No answer from ${new URL(url).pathname}`)));
    asked.on('error', reject).end(json);
  });

export const askJson = async <T>(url: string, asking: Asking = {}): Promise<{ body: T; cookies: string[] }> => {
  const { status, cookies, text } = await ask(url, asking);
  if (status !== 200)
    throw new Error(`${asking.method ?? 'GET'} ${new URL(url).pathname}: ${status} ${text.slice(0, 200)}`);
  return { body: JSON.parse(text) as T, cookies };
};
