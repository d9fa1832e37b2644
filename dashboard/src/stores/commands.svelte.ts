import { SvelteSet } from 'svelte/reactivity';
import type { AgentCommand } from '#core/contracts/agent-commands.ts';
import type { Api } from '../api/client.ts';
import { type Actions, actionsFor, type PrimaryAction } from '../model/actions.ts';
import { firstName } from '../model/format.ts';
import type { Priority, Row } from '../model/listing.ts';
import type { Texts } from '../texts/en.ts';
import type { Notices } from './notices.ts';
import type { Session } from './session.svelte.ts';
import { type Undo, Undos } from './undos.ts';

export type TransferTarget = { kind: 'agent'; agentId: string; name: string } | { kind: 'queue'; botId: string };

type Options = {
  api: Pick<Api, 'command' | 'summarise'>;
  session: Session;
  notices: Notices;
  texts: () => Texts;
  /** Whether a bot has people behind it. */
  humanSupport: (botId: string) => boolean;
  /** Called after each command; the events bring the change, or this fetches it while the socket is down. */
  settled: (conversationId: string) => void;
};

/** What the agent does to conversations. The outcome is shown when the server says so, not before. */
export class Commands {
  readonly #busy = new SvelteSet<string>();
  readonly #options: Options;
  readonly undos: Undos;

  constructor(options: Options) {
    this.#options = options;
    this.undos = new Undos(options.notices);
  }

  busy(conversationId: string): boolean {
    return this.#busy.has(conversationId);
  }

  allowed(row: Row): Actions {
    const { session, humanSupport } = this.#options;
    return actionsFor(row, session.me ?? { id: '', role: 'agent' }, humanSupport(row.botId));
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
      this.undos.offer(row.id, t.actions.resolved(row.customerName), {
        label: t.actions.undo,
        run: () => void this.run(row, { type: 'reopen' }),
        possible: ({ status }) => status === 'resolved',
      });
    }
    return done;
  }

  async decline(row: Row, reason: string): Promise<boolean> {
    const type = row.transfer?.to === this.#options.session.id ? 'declineTransfer' : 'decline';
    return this.run(row, { type, reason });
  }

  async unassign(row: Row): Promise<void> {
    if (!(await this.run(row, { type: 'unassign' }))) return;
    const t = this.#options.texts();
    this.undos.offer(row.id, t.actions.unassigned, this.#backFromQueue(row));
  }

  /** To a colleague, who is asked; to a queue, which takes it at once. Can be taken back until somebody has it. */
  async transfer(row: Row, to: TransferTarget, message: string): Promise<boolean> {
    const { notices, texts } = this.#options;
    const t = texts();
    if (to.kind === 'queue') {
      const done = await this.run(row, { type: 'transfer', to: { kind: 'queue', botId: to.botId }, message });
      if (!done) return false;
      if (to.botId === row.botId) this.undos.offer(row.id, t.actions.queued, this.#backFromQueue(row));
      else notices.done(t.actions.queued);
      return true;
    }
    const done = await this.run(row, { type: 'transfer', to: { kind: 'agent', agentId: to.agentId }, message });
    if (done)
      this.undos.offer(row.id, t.actions.transferred(firstName(to.name)), {
        label: t.actions.undo,
        run: () => void this.takeBack(row),
        possible: (now) => this.allowed(now).withdrawTransfer,
      });
    return done;
  }

  /** From the bot to colleagues; the bot can have it back as long as nobody has it. */
  async requestHandover(row: Row, priority: Priority, message: string): Promise<boolean> {
    const { actions } = this.#options.texts();
    const done = await this.run(row, { type: 'requestHandover', priority, message });
    if (done)
      this.undos.offer(row.id, actions.handedOver(row.customerName), {
        label: actions.undo,
        run: () => void this.run(row, { type: 'restoreToAi', instruction: '' }),
        possible: ({ status }) => status === 'waiting',
      });
    return done;
  }

  async takeBack(row: Row): Promise<void> {
    if (await this.run(row, { type: 'withdrawTransfer' }))
      this.#options.notices.done(this.#options.texts().quick.takenBack);
  }

  /** Accepting, not taking over: what a colleague has meanwhile is left to them. */
  #backFromQueue(row: Row): Undo {
    return {
      label: this.#options.texts().actions.undo,
      run: () => void this.run(row, { type: 'accept' }),
      possible: (now) => this.allowed(now).primary === 'accept',
    };
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
