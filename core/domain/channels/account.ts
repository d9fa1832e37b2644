import type { Channel } from '../conversation/state.ts';
import type { BotId, ChannelAccountId, Instant } from '../ids.ts';
import type { Health, HeardKind } from './health.ts';

/**
 * One account of a platform that a bot speaks through: a phone number, a page, a registered bot.
 * The bot's own web channel is none of these: it has no settings and no secrets.
 */
export type ChannelAccount = {
  id: ChannelAccountId;
  kind: Channel;
  botId: BotId;
  /** What admins call it. */
  name: string;
  /** As its adapter's schema says. */
  settings: Readonly<Record<string, unknown>>;
  /** The secrets as they are stored. Only `openSecrets` makes something of it. */
  sealed: string;
  secretsSetAt: Instant;
  createdAt: Instant;
  connectedAt: Instant;
  /** Null while it is connected. What was said through it stays. */
  disconnectedAt: Instant | null;
  health: Health;
  /** When each kind of thing was heard last. */
  lastEvents: Partial<Record<HeardKind, Instant>>;
};
