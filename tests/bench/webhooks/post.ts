import { Agent, request } from 'node:http';
import { signedHeaders } from '#tests/fakes/api-client/standard-webhooks.ts';

/** As many lines as a system keeps open that tells much. */
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** A signed webhook. Resolves with the status; 0 where there is no answer. */
export const post = (url: string, key: string, type: string, data: { id: string } & object): Promise<number> => {
  const body = JSON.stringify({ type, timestamp: new Date().toISOString(), data });
  const headers = { ...signedHeaders(key, data.id, body), 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const asked = request(url, { method: 'POST', headers, agent, timeout: 15_000 }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(0)).end(body);
  });
};
