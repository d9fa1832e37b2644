import { WebSocket } from 'ws';
import type { Activity } from '#channels/web/directline/activities.ts';

export type Conversation = { conversationId: string; token: string; expires_in: number; streamUrl: string };

/** A client of Direct Line as its documentation describes one, with nothing of Baton's. */
export const directLine = (url: string) => {
  const ask = async (method: string, path: string, bearer: string, body?: unknown) => {
    const response = await fetch(`${url}/v3/directline${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
  };
  return {
    ask,
    begin: async (secret: string): Promise<Conversation> => (await ask('POST', '/conversations', secret)).body,
    say: (conversation: Conversation, activity: Record<string, unknown>) =>
      ask('POST', `/conversations/${conversation.conversationId}/activities`, conversation.token, {
        from: { id: 'user-1' },
        ...activity,
      }),
    read: async ({ conversationId, token }: Conversation, watermark = '') =>
      (await ask('GET', `/conversations/${conversationId}/activities?watermark=${watermark}`, token)).body as {
        activities: Activity[];
        watermark: string;
      },
  };
};

/** Everything that a stream tells, in its order. */
export const listen = async (streamUrl: string) => {
  const socket = new WebSocket(streamUrl);
  const activities: Activity[] = [];
  const state = { watermark: '', closed: null as number | null };
  socket.on('message', (data) => {
    const set = JSON.parse(String(data)) as { activities: Activity[]; watermark: string };
    activities.push(...set.activities);
    if (set.watermark !== '') state.watermark = set.watermark;
  });
  socket.on('close', (code) => {
    state.closed = code;
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    activities,
    state,
    texts: (): string[] => activities.filter(({ type }) => type === 'message').map(({ text = '' }) => text),
    close: () => socket.close(),
  };
};
