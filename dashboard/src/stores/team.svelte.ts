import type { Static } from 'typebox';
import type { AgentSummary, BotSummary, CategorySummary, TemplateSummary, Workspace } from '#core/contracts/http.ts';
import type { ServerToAgent } from '#core/contracts/realtime.ts';
import type { WindowsByChannel } from '#core/contracts/window.ts';

export type Agent = Static<typeof AgentSummary>;
export type Bot = Static<typeof BotSummary>;
export type Category = Static<typeof CategorySummary>;
export type Template = Static<typeof TemplateSummary>;
type Presence = Extract<ServerToAgent, { type: 'presence' }>;

/** People, bots, categories and templates within the viewer's sight. */
export class Team {
  name = $state('');
  /** Until what somebody has who is gone goes back to the queue. */
  graceSeconds = $state(30);
  bots = $state.raw<Bot[]>([]);
  agents = $state.raw<Agent[]>([]);
  categories = $state.raw<Category[]>([]);
  templates = $state.raw<Template[]>([]);
  /** What platforms allow. */
  windows = $state.raw<WindowsByChannel>({});

  fill(workspace: Workspace): void {
    this.name = workspace.name;
    this.graceSeconds = workspace.graceSeconds;
    this.bots = workspace.bots;
    this.agents = workspace.agents;
    this.categories = workspace.categories;
    this.templates = workspace.templates;
    this.windows = workspace.windows;
  }

  bot(id: string): Bot | undefined {
    return this.bots.find((bot) => bot.id === id);
  }
  agent(id: string): Agent | undefined {
    return this.agents.find((agent) => agent.id === id);
  }
  category(id: string | null): Category | undefined {
    return this.categories.find((category) => category.id === id);
  }

  presence({ agentId, listening, paused, present, active, limit }: Presence): void {
    this.agents = this.agents.map((agent) =>
      agent.id === agentId ? { ...agent, listening, paused, present, active, limit } : agent,
    );
  }
}
