import type { Namespace, Socket } from 'socket.io';
import type { Ack, AgentToServer, ServerToAgent, ServerToVisitor, VisitorToServer } from '#core/contracts/realtime.ts';
import type { AgentActor } from '#core/domain/permissions.ts';
import type { Bot } from '#core/store/bots.ts';
import type { Visitor } from '../auth/visitor-tokens.ts';

type Events<Message> = { message: (message: Message) => void };
type AckedEvents<Message> = { message: (message: Message, acknowledge?: (ack: Ack) => void) => void };
type NoEvents = Record<never, never>;

export type AgentData = {
  sessionId: string;
  actor: AgentActor;
  botIds: readonly string[];
  /** The conversation on the screen. */
  looking: string | null;
};
export type AgentNamespace = Namespace<AckedEvents<AgentToServer>, Events<ServerToAgent>, NoEvents, AgentData>;
export type AgentSocket = Socket<AckedEvents<AgentToServer>, Events<ServerToAgent>, NoEvents, AgentData>;

export type VisitorData = Visitor & {
  bot: Pick<Bot, 'id'>;
  customerName: string;
  /** Of the browser. */
  language: string | undefined;
  /** The latest conversation and whether it goes on, as far as this socket has heard. */
  conversationId: string | null;
  open: boolean;
  /** Whether it has heard anything. */
  welcomed: boolean;
  /** The latest entry that this customer can have received. */
  seq: number;
};
export type VisitorNamespace = Namespace<AckedEvents<VisitorToServer>, Events<ServerToVisitor>, NoEvents, VisitorData>;
export type VisitorSocket = Socket<AckedEvents<VisitorToServer>, Events<ServerToVisitor>, NoEvents, VisitorData>;

/** All sockets of one login. */
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
