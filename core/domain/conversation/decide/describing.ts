import { actingAgent, happens, type Rule, refuse } from './outcome.ts';

export const categorise: Rule<'categorise'> = (conversation, command, context) => {
  if (actingAgent(context) === null && context.actor.kind !== 'bot') return refuse('not_allowed');
  return conversation.categoryId === command.categoryId
    ? happens()
    : happens({ type: 'categorised', categoryId: command.categoryId });
};

export const tag: Rule<'tag'> = (conversation, command, context) => {
  if (actingAgent(context) === null) return refuse('not_allowed');
  const tags = [...new Set(command.tags.map((t) => t.trim()).filter((t) => t !== ''))];
  const same = tags.length === conversation.tags.length && tags.every((t, i) => t === conversation.tags[i]);
  return same ? happens() : happens({ type: 'tagged', tags });
};

export const assistantSummarised: Rule<'assistantSummarised'> = (_conversation, command, { actor }) =>
  actor.kind === 'bot'
    ? happens({ type: 'summarised', text: command.text, source: command.source })
    : refuse('not_allowed');
