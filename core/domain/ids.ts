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
/**
 * One unit of a limit, k from 0 to the limit - 1: of an agent's chat limit, `<agentId>:<k>`, or of the limit that an agent
 * has for one bot, `<agentId>@<botId>:<k>`. A conversation in somebody's hands holds as many as it weighs.
 */
export type Slot = `${AgentId}:${number}` | `${AgentId}@${BotId}:${number}`;
/** Milliseconds since the epoch. */
export type Instant = number;
