import type { Address, Credentials } from './target.ts';

/** Logs in as the dashboard does; answers the cookies. */
export const logIn = async ({ url, origin }: Address, credentials: Credentials): Promise<string> => {
  const headers = { 'content-type': 'application/json', origin };
  const response = await fetch(`${url}/api/auth/login`, { method: 'POST', headers, body: JSON.stringify(credentials) });
  if (!response.ok) throw new Error(`The log-in failed: ${response.status} ${await response.text()}`);
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  return cookies.join('; ');
};
