export type Marks = { received: number; seen: number };

/**
 * Tells the server how far the customer has received and seen, at most once per value and conversation.
 * `tell` answers whether the message left; what did not leave is told on the next turn.
 */
export const createReceipts = (tell: (type: 'received' | 'seen', seq: number) => boolean) => {
  let told: Marks & { conversationId: string | null } = { conversationId: null, received: 0, seen: 0 };
  return {
    /** `seq` is the newest entry that is not the customer's own. */
    update: (conversationId: string | null, seq: number, visible: boolean): void => {
      if (conversationId === null || seq === 0) return;
      if (told.conversationId !== conversationId) told = { conversationId, received: 0, seen: 0 };
      if (seq > told.received && tell('received', seq)) told.received = seq;
      if (visible && seq > told.seen && tell('seen', seq)) told.seen = seq;
    },
    /** After a reconnect the server is told again: the last ones may have been lost. */
    forget: (): void => {
      told = { conversationId: null, received: 0, seen: 0 };
    },
  };
};
