import { expectTypeOf, test } from 'vitest';
import type { TimelineEntry } from '#core/contracts/timeline.ts';
import type { ConversationEvent } from '#core/domain/conversation/events.ts';

test('the contract of a timeline entry is the domain event', () => {
  expectTypeOf<ConversationEvent>().toExtend<TimelineEntry>();
  expectTypeOf<TimelineEntry>().toExtend<ConversationEvent>();
});
