/** Ids are UUIDv7 strings unless said otherwise: unique over the whole installation and sortable by time of creation. */
export type ConversationId = string;
export type ContactId = string;
export type AgentId = string;
export type BotId = string;
export type ChannelAccountId = string;
export type CategoryId = string;
export type ArticleId = string;
/** Id of one row of the inbox: one thing that a channel delivered. */
export type InboxId = string;
/** The customer's id on a channel. Unique per channel account only; the core never looks inside. */
export type Peer = string;
/** Made by the sending client, unique per sender; the same id sent twice is one message. */
export type ClientMessageId = string;
/** One unit of an agent's chat limit: `<agentId>:<k>` with k from 0 to limit - 1. A conversation holds at most one. */
export type Slot = `${AgentId}:${number}`;
/** Milliseconds since the epoch. */
export type Instant = number;
