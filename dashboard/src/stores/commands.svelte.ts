import { SvelteSet } from 'svelte/reactivity';
import type { AgentCommand } from '#core/contracts/agent-commands.ts';
import type { Api } from '../api/client.ts';
import { type Actions, actionsFor, type PrimaryAction } from '../model/actions.ts';
import type { Row } from '../model/listing.ts';
import type { Texts } from '../texts/en.ts';
import type { Notices } from './notices.ts';
import type { Session } from './session.svelte.ts';

type Options = {
  api: Pick<Api, 'command' | 'summarise'>;
  session: Session;
  notices: Notices;
  texts: () => Texts;
  /** Called after each command; the events bring the change, or this fetches it while the socket is down. */
  settled: (conversationId: string) => void;
};

/** What the agent does to conversations. The outcome is shown when the server says so, not before. */
export class Commands {
  readonly #busy = new SvelteSet<string>();
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  busy(conversationId: string): boolean {
    return this.#busy.has(conversationId);
  }

  allowed(row: Row): Actions {
    const { me } = this.#options.session;
    return actionsFor(row, me ?? { id: '', role: 'agent' });
  }

  /** True when it was carried out; otherwise the agent was told why not. */
  async run(row: Row, command: AgentCommand): Promise<boolean> {
    if (this.#busy.has(row.id)) return false;
    this.#busy.add(row.id);
    try {
      await this.#options.api.command(row.id, command);
      return true;
    } catch (error) {
      this.#options.notices.failed(error);
      return false;
    } finally {
      this.#busy.delete(row.id);
      this.#options.settled(row.id);
    }
  }

  async primary(row: Row, action: PrimaryAction | null = this.allowed(row).primary): Promise<boolean> {
    if (action === null) return false;
    return action === 'resolve' ? this.resolve(row) : this.run(row, { type: action });
  }

  /** A: accept or take, whichever the state allows. */
  async take(row: Row): Promise<boolean> {
    const { primary, takeOver } = this.allowed(row);
    if (primary === 'accept' || primary === 'acceptTransfer' || primary === 'takeOver')
      return this.primary(row, primary);
    return takeOver ? this.run(row, { type: 'takeOver' }) : false;
  }

  async resolve(row: Row): Promise<boolean> {
    if (!this.allowed(row).resolve) return false;
    const done = await this.run(row, { type: 'resolve' });
    if (done) {
      const t = this.#options.texts();
      const undo = { label: t.actions.undo, run: () => void this.run(row, { type: 'reopen' }) };
      this.#options.notices.done(t.actions.resolved(row.customerName), undo);
    }
    return done;
  }

  async decline(row: Row, reason: string): Promise<boolean> {
    const type = row.transfer?.to === this.#options.session.id ? 'declineTransfer' : 'decline';
    return this.run(row, { type, reason });
  }

  async unassign(row: Row): Promise<void> {
    if (await this.run(row, { type: 'unassign' })) this.#options.notices.done(this.#options.texts().actions.unassigned);
  }

  async restoreToAi(row: Row, instruction: string): Promise<boolean> {
    const done = await this.run(row, { type: 'restoreToAi', instruction });
    if (done) this.#options.notices.done(this.#options.texts().actions.restored);
    return done;
  }

  async summarise(row: Row): Promise<boolean> {
    try {
      await this.#options.api.summarise(row.id);
      return true;
    } catch (error) {
      this.#options.notices.failed(error);
      return false;
    }
  }
}
