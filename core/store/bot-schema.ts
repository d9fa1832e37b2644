import { Schema } from 'mongoose';
import type { NoticeTexts } from '../domain/conversation/commands.ts';
import type { BotId, ChannelAccountId } from '../domain/ids.ts';
import { ROUTING_MODES, ROUTING_POLICIES, type RoutingMode, type RoutingPolicy } from '../domain/routing/decision.ts';

export type Bot = {
  id: BotId;
  name: string;
  /** Shown before the customer writes the first word. */
  greeting: string;
  /** What the model is told about its role; never shown to customers. */
  instructions: string;
  quickReplies: string[];
  /** CSS colour of the launcher and the header. */
  brand: string;
  humanSupport: boolean;
  routing: { mode: RoutingMode; policy: RoutingPolicy; offerSeconds: number };
  aiAssist: boolean;
  aiSummary: boolean;
  /** Null: the installation's model. */
  model: string | null;
  texts: NoticeTexts;
  /** Origins that may frame the widget; empty means any. */
  allowedSites: string[];
  /** The bot's web channel. */
  channelAccountId: ChannelAccountId;
};

export type BotRow = Omit<Bot, 'id'> & { _id: BotId; sample: boolean };

const text = { type: String, default: '' };

export const botSchema = new Schema<BotRow>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    greeting: text,
    instructions: text,
    quickReplies: [String],
    brand: { type: String, required: true },
    humanSupport: { type: Boolean, required: true },
    routing: {
      mode: { type: String, enum: ROUTING_MODES, required: true },
      policy: { type: String, enum: ROUTING_POLICIES, required: true },
      offerSeconds: { type: Number, required: true },
    },
    aiAssist: { type: Boolean, required: true },
    aiSummary: { type: Boolean, required: true },
    model: { type: String, default: null },
    texts: {
      handover: text,
      transferred: text,
      resolved: text,
      restored: text,
      unassigned: text,
      closed: text,
    },
    allowedSites: [String],
    channelAccountId: { type: String, required: true },
    sample: { type: Boolean, default: false },
  },
  { autoIndex: false, versionKey: false, minimize: false, strict: 'throw', collection: 'bots' },
);
botSchema.index({ channelAccountId: 1 }, { unique: true });
