import type { VisitorState } from '#core/contracts/realtime.ts';
import type { VisitorEntry } from '#core/contracts/timeline.ts';

export const FIRST = '01a00000-0000-7000-8000-000000000001';
export const SECOND = '01a00000-0000-7000-8000-000000000002';
export const AT = Date.UTC(2026, 10, 21, 10);

export const entry = (seq: number, more: Partial<VisitorEntry> = {}): VisitorEntry => ({
  seq,
  at: AT + seq,
  kind: 'bot',
  event: null,
  text: `text ${seq}`,
  author: '',
  clientMessageId: null,
  citations: [],
  quickReplies: [],
  ...more,
});

export const state = (seq: number, conversationId: string | null = FIRST): VisitorState => ({
  conversationId,
  status: conversationId === null ? null : 'ai',
  agentName: null,
  seq,
});
