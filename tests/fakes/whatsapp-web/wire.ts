/** A message as the page is told of it. */
export type WireMessage = {
  id: { fromMe: boolean; remote: string; id: string; participant?: string };
  from: string;
  to: string;
  type: string;
  /** Seconds. */
  t: number;
  body?: string;
  notifyName?: string;
  [field: string]: unknown;
};

export type WireChat = { id: string; lid?: string; unread: number; messages: WireMessage[] };

/** What the page is told. */
export type Command =
  | {
      do: 'hello';
      ref: string;
      device?: string;
      me: { pn: string; lid: string };
      chats: WireChat[];
      syncsEarly: boolean;
    }
  | { do: 'message'; message: WireMessage; unread: number; lid?: string }
  | { do: 'history'; message: WireMessage }
  | { do: 'ack'; id: string; ack: number }
  | { do: 'edit'; id: string; body: string }
  | { do: 'revoke'; id: string }
  | { do: 'number'; id: WireMessage['id']; before: string; after: string }
  | { do: 'reaction'; id: object; parent: object; from: string; emoji: string; at: number }
  | { do: 'ref'; ref: string }
  | { do: 'state'; state: string }
  | { do: 'forget'; chat: string }
  | { do: 'reload' | 'logout' };

/** What the page has sent. */
export type SentMessage = {
  id: string;
  to: string;
  type: string;
  body?: string;
  caption?: string;
  filename?: string;
  mimetype?: string;
  directPath?: string;
  quotedStanzaID?: string;
};

export const serialized = ({ fromMe, remote, id, participant }: WireMessage['id']): string =>
  [fromMe, remote, id, ...(participant ? [participant] : [])].join('_');
