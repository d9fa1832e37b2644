import { randomUUID } from 'node:crypto';
import type { Session, VisitorTimeline } from '#core/contracts/http.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';
import type { Address } from './target.ts';

/** One of many addresses that a trusted proxy may name: the limits per address leave them alone. */
export const addressOf = (i: number): string => `10.0.${Math.floor(i / 250)}.${1 + (i % 250)}`;

/** @param from the address that a trusted proxy would name */
export const beginSession = async (
  { url, origin }: Address,
  channelId: string,
  from?: string | undefined,
): Promise<string> => {
  const via = from === undefined ? {} : { 'x-forwarded-for': from };
  const headers = { 'content-type': 'application/json', origin, ...via };
  const body = JSON.stringify({ channelId });
  const response = await fetch(`${url}/api/web/sessions`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`No session: ${response.status} ${await response.text()}`);
  return ((await response.json()) as Session).token;
};

export const timelineOf = async ({ url }: Address, token: string, after: number): Promise<VisitorTimeline> => {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/api/web/timeline?after=${after}`, { headers });
  if (!response.ok) throw new Error(`No timeline: ${response.status} ${await response.text()}`);
  return (await response.json()) as VisitorTimeline;
};

/** Everything that was said, by whomever, in the order of the record. */
export const recordOf = async (address: Address, token: string): Promise<VisitorEntry[]> => {
  const all: VisitorEntry[] = [];
  // From behind the opening entry on: without a cursor only the latest ones are shown.
  for (let after = 1; ; ) {
    const { entries } = await timelineOf(address, token, after);
    all.push(...entries);
    const last = entries.at(-1);
    if (!last || last.seq <= after) return all;
    after = last.seq;
  }
};

export const written = (text: string) => ({ type: 'send', clientMessageId: randomUUID(), text });
