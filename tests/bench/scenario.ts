import { type Generator, startGenerator } from './load/client.ts';
import type { Load, Requests, Who } from './load/requests.ts';
import type { Summary } from './load/summary.ts';
import { type Memory, memoryOf, watchCpu } from './measure/processes.ts';
import { quiet } from './measure/quiet.ts';
import type { Mode } from './modes.ts';
import type { Note } from './report.ts';
import type { Target } from './targets/target.ts';

/** A run, with what each process spent on one message: milliseconds of CPU. */
export type Measured = Requests['run']['gives'] & { cpu: Record<string, number>; load: Load };
export type Both = { calm: Measured; half: Measured | null };
export type Basics = { atRest: Memory; arrivals: number; starts: Requests['starts']['gives'] };
export type Results = Basics & {
  steps: Measured[];
  best: Measured;
  toAgent: Both;
  toCustomer: Both & { taken: number };
  after: { messages: number; memory: Memory };
};

const CALM = 100;
const STARTS_AT_ONCE = 16;
/** The sample's bot answers it from its articles. */
export const QUESTION = 'How long does delivery take?';
const WORDS = 'Here is my order number, I hope that helps: 4711-0815.';
const CUSTOMERS: Who = { who: 'customers', text: WORDS };
const AGENTS: Who = { who: 'agents' };
const MOST_TAKEN = 16;

const clean = ({ errors, lost }: Summary): boolean => errors + lost === 0;
const better = (a: Measured, b: Measured): Measured => (clean(b) && (b.visible > a.visible || !clean(a)) ? b : a);

/** One target under load, and what is asked of it. The same steps for the floor and for the product. */
export const createScenario = (target: Target, mode: Mode, note: Note) => {
  const { warmUp, step, steady } = mode;
  const processes = target.processes();
  const generator: Generator = startGenerator();
  let messages = 0;
  const say: Note = (what, summary) => note(`${target.name}: ${what}`, summary);
  const settle = () => quiet(processes, mode.rest);

  const run = async (what: string, load: Load, by: Who): Promise<Measured> => {
    await settle();
    const used = watchCpu({ ...processes, generator: generator.pid });
    const summary = await generator.ask('run', { load, by });
    const cpu = Object.entries(used()).map(([name, ms]) => [name, ms / summary.messages] as const);
    messages += summary.messages;
    say(what, summary);
    const broken = Object.entries(summary.cutOffs);
    if (broken.length > 0)
      throw new Error(`Lines broke: ${broken.map(([why, count]) => `${count} × ${why}`).join(', ')}`);
    return { ...summary, cpu: Object.fromEntries(cpu), load };
  };
  const closed = (inFlight: number): Load => ({ kind: 'closed', inFlight, warmUp, seconds: step });
  const open = (rate: number): Load => ({ kind: 'open', rate, warmUp: Math.min(1, warmUp), seconds: steady });
  const both = async (way: string, who: Who, half: number): Promise<Both> => ({
    calm: await run(`${way}, ${CALM}/s`, open(CALM), who),
    half: mode.half ? await run(`${way}, ${half.toFixed(0)}/s`, open(half), who) : null,
  });

  return {
    begin: async (): Promise<Basics> => {
      await settle();
      const atRest = memoryOf(processes);
      const { url, people, limited } = target;
      const { arrivals } = await generator.ask('open', { url, people, limited, visitors: mode.visitors });
      await settle();
      const starts = await generator.ask('starts', { atOnce: STARTS_AT_ONCE, text: QUESTION });
      messages += starts.summary.messages;
      say('conversation starts', starts.summary);
      return { atRest, arrivals, starts };
    },
    withBot: () => run('with the bot answering', closed(64), { who: 'customers', text: QUESTION }),
    askForPerson: () => generator.ask('askForPerson', null),
    /** The most that becomes visible, among runs with more and more under way. */
    steps: async (): Promise<{ steps: Measured[]; best: Measured }> => {
      const steps: Measured[] = [];
      for (const inFlight of mode.inFlight) steps.push(await run(`${inFlight} under way`, closed(inFlight), CUSTOMERS));
      return { steps, best: steps.reduce(better) };
    },
    toAgent: (half: number) => both('customer → agent', CUSTOMERS, half),
    toCustomer: async (half: number) => {
      const { taken } = await generator.ask('take', { most: MOST_TAKEN });
      return { taken, ...(await both(`agent → customer in ${taken} conversations`, AGENTS, half)) };
    },
    after: async (): Promise<Results['after']> => {
      const load: Load = { kind: 'closed', inFlight: 64, warmUp: 0, seconds: 20 };
      while (messages < mode.messages) {
        const last = await run(`${messages} of ${mode.messages} messages`, load, CUSTOMERS);
        if (!clean(last)) break;
      }
      await settle();
      return { messages, memory: memoryOf(processes) };
    },
    end: () => generator.stop(),
  };
};
