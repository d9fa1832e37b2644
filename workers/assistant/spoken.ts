import type { ConversationEvent } from '#core/domain/conversation/events.ts';

/** One thing that was said, by whom. */
export type Line = { seq: number; who: 'customer' | 'bot' | 'agent'; name: string; text: string };

/** What was said, oldest first. Notes are for agents only and notices are nobody's words: neither is speech. */
export const spoken = (timeline: readonly ConversationEvent[]): Line[] =>
  timeline.flatMap((event): Line[] => {
    switch (event.type) {
      case 'customerMessage':
        return [{ seq: event.seq, who: 'customer', name: '', text: event.text }];
      case 'botMessage':
        return [{ seq: event.seq, who: 'bot', name: '', text: event.text }];
      case 'agentMessage':
        return [
          { seq: event.seq, who: 'agent', name: event.by.kind === 'agent' ? event.by.name : '', text: event.text },
        ];
      default:
        return [];
    }
  });

export const saidBy = (lines: readonly Line[], who: Line['who']): Line[] => lines.filter((line) => line.who === who);

/** What the customer wrote since anybody last answered. */
export const unanswered = (lines: readonly Line[]): Line[] => {
  const lastAnswer = lines.findLastIndex((line) => line.who !== 'customer');
  return lines.slice(lastAnswer + 1);
};
