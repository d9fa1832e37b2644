import type { BotId } from '#core/domain/ids.ts';
import type { Answer, Assistant, AssistantTurn, Draft } from '../assistant.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import { answerWish, languageOf, OFFLINE } from '../offline/answer.ts';
import { collect } from '../offline/collect.ts';
import { PHRASES } from '../offline/phrases.ts';
import { shorten } from '../shorten.ts';
import { spoken } from '../spoken.ts';
import { saidUnknown } from '../unknown.ts';
import { citationsOf, draftOf, saysUnknown, withoutMarkers } from './citations.ts';
import { createDrafts } from './drafts.ts';
import type { Endpoint } from './endpoint.ts';
import { saidNothing } from './model-failure.ts';
import { plainText } from './plain-text.ts';
import { articlesFor, conversationMessages, suggestionMessages, summaryMessages, systemPrompt } from './prompt.ts';
import { proposalOf, requestHuman } from './request-human.ts';
import type { TeamSkills } from './skills.ts';
import type { Completion, ModelRequest } from './stream-completion.ts';

export type OpenAiDeps = {
  endpoint: Endpoint;
  knowledge: KnowledgeBase;
  skillsOf: (botId: BotId) => Promise<TeamSkills>;
  model: string;
};

const LONGEST_NOTE = 900;
const nobody = (): void => undefined;

/** Answers with a model behind an OpenAI-compatible endpoint. Rejects with a ModelFailure when it cannot. */
export const createOpenAiAssistant = ({ endpoint, knowledge, skillsOf, model }: OpenAiDeps): Assistant => {
  const modelOf = (turn: AssistantTurn): string => turn.bot.model ?? model;

  const answer: Assistant['answer'] = async (turn, onDraft) => {
    const wish = answerWish(turn, OFFLINE);
    if (wish !== null) return wish;
    const lines = spoken(turn.timeline);
    const { id, humanSupport } = turn.bot;
    const [known, team] = await Promise.all([knowledge(id), humanSupport ? skillsOf(id) : []]);
    const articles = articlesFor(known, lines);
    const request: ModelRequest = {
      model: modelOf(turn),
      messages: [{ role: 'system', content: systemPrompt(turn, articles) }, ...conversationMessages(lines)],
      ...(humanSupport ? { tools: [requestHuman(team)] } : {}),
    };
    const drafts = createDrafts(onDraft ?? nobody);
    try {
      const completion = await endpoint(request, turn.signal, (text) => drafts.push(draftOf(text, articles)));
      return asAnswer(completion, turn, articles, team);
    } finally {
      drafts.stop();
    }
  };

  const asAnswer = (
    { text, call }: Completion,
    turn: AssistantTurn,
    articles: ReturnType<typeof articlesFor>,
    team: TeamSkills,
  ): Answer => {
    const source = modelOf(turn);
    const said = withoutMarkers(text, articles).trim();
    const proposal = call && proposalOf(call, team);
    if (proposal) {
      const collected = { ...collect(spoken(turn.timeline)), ...proposal.collected };
      const { reason, wishes } = proposal;
      return { kind: 'handover', reason, collected, wishes, text: said || null, source };
    }
    // A call of something that does not exist, and not a word for the customer.
    if (said === '') throw saidNothing();
    const unknown = turn.bot.humanSupport && saysUnknown(text);
    if (unknown && saidUnknown(turn.timeline)) {
      const collected = collect(spoken(turn.timeline));
      return { kind: 'handover', reason: 'bot_cannot_answer', collected, text: said, source };
    }
    const quickReplies = unknown ? [PHRASES[languageOf(spoken(turn.timeline))].talkToPerson] : [];
    return { kind: 'reply', text: said, citations: citationsOf(text, articles), quickReplies, source };
  };

  const write = async (turn: AssistantTurn, messages: ModelRequest['messages']): Promise<Draft> => {
    const { text } = await endpoint({ model: modelOf(turn), messages }, turn.signal, nobody);
    if (text === '') throw saidNothing();
    return { text: plainText(text), source: modelOf(turn) };
  };

  return {
    name: model,
    answer,
    suggest: async (turn) => {
      const articles = articlesFor(await knowledge(turn.bot.id), spoken(turn.timeline));
      const { text, source } = await write(turn, suggestionMessages(turn, articles));
      return { text: withoutMarkers(text, articles), source };
    },
    summarise: async (turn) => {
      const { text, source } = await write(turn, summaryMessages(turn));
      return { text: text.length > LONGEST_NOTE ? shorten(text, LONGEST_NOTE) : text, source };
    },
  };
};
