import type { Entry } from '../model/timeline.ts';
import type { Texts } from './en.ts';

/** Names that an entry holds only as ids, and instants as the viewer writes them, seen from when it was made. */
export type Names = {
  me: string;
  agent: (id: string) => string;
  bot: (id: string) => string;
  category: (id: string) => string;
  moment: (at: number) => string;
};
export type EventWords = { bold: string; rest: string[] };

const actor = (entry: Entry, t: Texts, names: Names): string => {
  if (entry.by.kind === 'agent') return entry.by.id === names.me ? t.events.you : entry.by.name;
  if (entry.by.kind === 'bot') return t.events.bot;
  return entry.by.kind === 'customer' ? t.events.theCustomer : t.events.system;
};

const quoted = (text: string): string[] => (text === '' ? [] : [`“${text}”`]);

const collected = (fields: Record<string, string>, t: Texts): string[] => {
  const names = Object.keys(fields).map((key) => (t.panel.fields[key.toLowerCase()] ?? key).toLowerCase());
  return names.length > 0 ? [t.events.collected(names)] : [];
};

const asked = (entry: Extract<Entry, { type: 'handoverRequested' }>, t: Texts, who: string): EventWords => ({
  bold: entry.by.kind === 'agent' ? t.events.handedOver(who) : t.events.asked[entry.reason],
  rest: [...collected(entry.collected, t), ...quoted(entry.message ?? '')],
});

/** Where the next opening stands in an admin's words to the customer. */
const OPENS = '{opens}';

/** What the customer was told, and when it opens where that leaves it out. */
const toldUnavailable = (
  { text, opensAt }: Extract<Entry, { type: 'handoverUnavailable' }>,
  { events }: Texts,
  { moment }: Names,
): string[] => {
  const opens = opensAt === null ? null : moment(opensAt);
  const told = quoted(text.replaceAll(OPENS, opens ?? events.opensLater));
  return opens === null || text.includes(OPENS) ? told : [...told, events.opens(opens)];
};

/** By who had passed it on, or because the colleague is not there. */
const takenBack = (
  { because, agentId }: Extract<Entry, { type: 'transferWithdrawn' }>,
  { events }: Texts,
  who: string,
  agent: (id: string) => string,
): string => (because ? events.transferReturned[because](agent(agentId)) : events.transferWithdrawn(who));

const unassigned = (
  { reason, agentName, botId }: Extract<Entry, { type: 'unassigned' }>,
  { events }: Texts,
  who: string,
  bot: (id: string) => string,
): string => {
  if (reason === 'agent') return events.unassigned.agent(who);
  return events.unassigned[reason](agentName ?? events.theAgent, bot(botId ?? ''));
};

/** An event of the timeline in words; null for what is drawn as a message. */
export const eventWords = (entry: Entry, t: Texts, names: Names): EventWords | null => {
  const e = t.events;
  const who = actor(entry, t, names);
  const agent = (id: string): string => (id === names.me ? e.you : names.agent(id));
  const words = (bold: string, ...rest: string[]): EventWords => ({ bold, rest });
  switch (entry.type) {
    case 'opened':
      return words(e.opened(t.channels[entry.channel]));
    case 'notice':
      return words(e.toldAlone, `“${entry.text}”`);
    case 'contactLeft':
      return words(e.asked[entry.reason], ...collected(entry.collected, t));
    case 'handoverRequested':
      return asked(entry, t, who);
    case 'offered':
      return words(e.offered(entry.agentId === names.me ? e.toYou : names.agent(entry.agentId)));
    case 'offerDeclined':
      return words(e.offerDeclined(agent(entry.agentId)), ...quoted(entry.reason));
    case 'handoverUnavailable':
      return words(e.unavailable[entry.because], ...toldUnavailable(entry, t, names));
    case 'offerWithdrawn':
      return words(e.offerWithdrawn[entry.because](agent(entry.agentId)));
    case 'prioritised':
      return words(e.prioritised(who, e.priorities[entry.priority]));
    case 'serviceLevelBreached':
      return words(e.breached[entry.what], e.priorities[entry.priority]);
    case 'offerExpired':
      return words(e.offerExpired(agent(entry.agentId)));
    case 'taken':
      return words(
        e.taken[entry.how](entry.agentId !== names.me ? entry.agentName : entry.how === 'assigned' ? e.toYou : e.you),
      );
    case 'transferOffered':
      return words(e.transferOffered(who, entry.to === names.me ? e.toYou : entry.toName), ...quoted(entry.message));
    case 'transferDeclined':
      return words(e.transferDeclined(agent(entry.agentId)), ...quoted(entry.reason));
    case 'transferWithdrawn':
      return words(takenBack(entry, t, who, agent));
    case 'transferExpired':
      return words(e.transferExpired(agent(entry.agentId)));
    case 'queued':
      return words(e.queued(who), ...quoted(entry.message));
    case 'unassigned':
      return words(unassigned(entry, t, who, names.bot));
    case 'restoredToAi':
      return words(e.restoredToAi(who), ...(entry.instruction === '' ? [] : [e.instruction(entry.instruction)]));
    case 'held':
      return words(e.held(who));
    case 'unheld':
      return words(e.unheld(who));
    case 'resolved':
      return words(entry.by.kind === 'agent' ? e.resolved(who) : e.resolvedAlone);
    case 'dropped':
      return words(e.dropped[entry.how]);
    case 'closed':
      return words(e.closed);
    case 'reopened':
      // Who reopens takes over in the same moment, and is named there.
      return entry.by.kind === 'agent' ? null : words(e.reopened);
    case 'categorised':
      return words(entry.categoryId ? e.categorised(who, names.category(entry.categoryId)) : e.uncategorised(who));
    case 'tagged':
      return words(entry.tags.length > 0 ? e.tagged(who, entry.tags.join(', ')) : e.untagged(who));
    case 'engagementStatusSet':
      return words(e.engagement(who, t.engagement[entry.status]));
    case 'summarised':
      return words(e.summarised);
    case 'botReplyDiscarded':
      return words(e.discarded[entry.because]);
    case 'assistantFailed':
      return words(e.assistantFailed[entry.what]);
    default:
      return null;
  }
};
