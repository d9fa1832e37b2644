import { Schema } from 'mongoose';
import type { BotRules } from '../domain/conversation/commands.ts';
import type { Channel } from '../domain/conversation/state.ts';
import type { BotId, ChannelAccountId } from '../domain/ids.ts';
import { ROUTING_MODES, ROUTING_POLICIES, type RoutingMode, type RoutingPolicy } from '../domain/routing/decision.ts';

/** Times are in seconds. */
export type BotRouting = {
  mode: RoutingMode;
  policy: RoutingPolicy;
  /** How long an offer rings. */
  offerSeconds: number;
  /** How long a colleague has for accepting a transfer. */
  transferSeconds: number;
  /** How long a returning customer is kept for the agent whom they had last; 0 for not at all. */
  preferSeconds: number;
  /** How long an agent is given nothing new after a conversation has ended. */
  wrapUpSeconds: number;
  /** Units of the chat limit that a conversation takes, by channel; 1 where nothing is said. */
  weights: Partial<Record<Channel, number>>;
};

/** When conversations end by themselves. Times are in seconds; null for never. */
export type BotEndings = {
  /** A customer who left and did not come back, on channels that can know. */
  left: number | null;
  /** An open conversation in which nobody says anything. */
  idle: number | null;
  /** A dropped conversation is closed. */
  dropped: number | null;
};

export type Bot = BotRules & {
  id: BotId;
  name: string;
  /** Shown before the customer writes the first word. */
  greeting: string;
  /** What the model is told about its role; never shown to customers. */
  instructions: string;
  quickReplies: string[];
  /** CSS colour of the launcher and the header. */
  brand: string;
  routing: BotRouting;
  endings: BotEndings;
  aiAssist: boolean;
  aiSummary: boolean;
  /** Null: the installation's model. */
  model: string | null;
  /** Origins that may frame the widget; empty means any. */
  allowedSites: string[];
  /** The bot's web channel. */
  channelAccountId: ChannelAccountId;
};

export type BotRow = Omit<Bot, 'id'> & { _id: BotId; sample: boolean };

const DAY = 86_400;
const NO_PROMISE = { firstReply: null, resolution: null };

/** What a bot does as long as nobody has said otherwise, also one that was stored before there was the setting. */
export const STANDARD = {
  handover: { priority: 2, skills: [] as string[] },
  routing: {
    mode: 'assign',
    policy: 'longest_idle',
    offerSeconds: 30,
    transferSeconds: 120,
    preferSeconds: 0,
    wrapUpSeconds: 0,
    weights: {},
  },
  endings: { left: 900, idle: DAY, dropped: DAY },
  hours: null,
  whenNobody: 'wait',
  queueLimit: null,
  reopenWithin: 0,
  serviceLevels: { 0: NO_PROMISE, 1: NO_PROMISE, 2: NO_PROMISE, 3: NO_PROMISE },
} satisfies Partial<Bot>;

const text = { type: String, default: '' };
const anything = Schema.Types.Mixed;

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
      transferSeconds: Number,
      preferSeconds: Number,
      wrapUpSeconds: Number,
      weights: anything,
    },
    // Their shape is checked at the door, by the contract.
    handover: anything,
    endings: anything,
    hours: anything,
    serviceLevels: anything,
    whenNobody: String,
    queueLimit: Number,
    reopenWithin: Number,
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
      noAgents: text,
      outsideHours: text,
      queueFull: text,
      messageLeft: text,
    },
    allowedSites: [String],
    channelAccountId: { type: String, required: true },
    sample: { type: Boolean, default: false },
  },
  { autoIndex: false, versionKey: false, minimize: false, strict: 'throw', collection: 'bots' },
);
botSchema.index({ channelAccountId: 1 }, { unique: true });

export const toBot = ({ _id, sample: _, ...row }: BotRow): Bot => ({
  ...STANDARD,
  ...row,
  id: _id,
  routing: { ...STANDARD.routing, ...row.routing },
});
