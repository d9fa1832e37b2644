import type { Memory } from './measure/processes.ts';
import type { Figure, Report } from './report.ts';
import type { Both, Measured, Results } from './scenario.ts';

type Product = Results & { withBot: Measured };
type Facts = Record<string, unknown>;

const besides = (value: number, floor: number): Pick<Figure, 'floor' | 'ratio'> => ({ floor, ratio: value / floor });
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const total = (memory: Memory, kind: 'rss' | 'share'): number => sum(Object.values(memory).map((each) => each[kind]));

const throughput = (report: Report, state: string, run: Measured, floor: Measured): void => {
  const { accepted, visible, botMessages } = run;
  const facts = { unit: '1/s', state, inFlight: run.load.kind === 'closed' ? run.load.inFlight : null } as const;
  const accepting = { figure: 'accepted_messages_per_second', value: accepted, ...facts };
  const seeing = { figure: 'visible_messages_per_second', value: visible, ...facts };
  report.add({ ...accepting, ...besides(accepted, floor.accepted) });
  if (state === 'waiting') report.atLeast({ ...seeing, ...besides(visible, floor.visible), target: 500 });
  else report.add({ ...seeing, ...besides(visible, floor.visible), botMessages });
};

const latencies = (report: Report, way: string, product: Both, floor: Both, facts: Facts = {}): void => {
  for (const at of ['calm', 'half'] as const) {
    const [run, below] = [product[at], floor[at]];
    if (!run || !below) continue;
    const rate = run.load.kind === 'open' ? run.load.rate : null;
    const where = { unit: 'ms', at: at === 'calm' ? '100/s' : 'half of the maximum', rate, ...facts } as const;
    for (const [name, target] of Object.entries({ p50: 10, p99: 50 }) as ['p50' | 'p99', number][]) {
      const figure = { figure: `${way}_${name}`, value: run[name], ...where, ...besides(run[name], below[name]) };
      if (at === 'calm') report.atMost({ ...figure, target });
      else report.add(figure);
    }
  }
};

/** Without the generator: it stands for the customers' and agents' own machines. */
const cpuOfAll = ({ cpu: { generator: _, ...processes } }: Measured): number => sum(Object.values(processes));
const cpu = (report: Report, at: string, run: Measured, floor: Measured): void => {
  const value = cpuOfAll(run);
  const parts = Object.fromEntries(Object.entries(run.cpu).map(([name, ms]) => [name, Number(ms.toFixed(3))]));
  report.add({ figure: 'cpu_per_message', value, unit: 'ms', at, ...besides(value, cpuOfAll(floor)), parts });
};

const memory = (report: Report, figure: string, measured: Memory, facts: Facts, target?: number): void => {
  const unit = 'MB';
  for (const [process, { rss, share }] of Object.entries(measured))
    report.add({ figure, value: rss, unit, process, share, ...facts });
  const all = { figure, value: total(measured, 'rss'), unit, process: 'all', ...facts } as const;
  const share = total(measured, 'share');
  if (target === undefined) report.add({ ...all, share });
  else report.atMost({ ...all, share, target });
};

/** Errors and losses over all runs: these, and never slowness, make the command fail. */
const troubles = (report: Report, { starts, withBot, steps, toAgent, toCustomer }: Product): string[] => {
  const halves = [toAgent.half, toCustomer.half].filter((run) => run !== null);
  const all = [starts.summary, withBot, ...steps, toAgent.calm, toCustomer.calm, ...halves];
  const counted = {
    errors: sum(all.map((run) => run.errors)),
    lost_messages: sum(all.map((run) => run.lost)),
    duplicate_messages: sum(all.map((run) => run.duplicates)),
  };
  for (const [figure, value] of Object.entries(counted)) report.atMost({ figure, value, unit: 'messages', target: 0 });
  report.add({ figure: 'repeated_events', value: sum(all.map((run) => run.repeats)), unit: 'events' });
  return Object.entries(counted).flatMap(([name, value]) => (value > 0 ? `${value} ${name}` : []));
};

/** Everything that was measured, figure by figure. Answers what went wrong. */
export const reportAll = (
  report: Report,
  product: Product,
  floor: Results,
  starts: { first: number; second: number },
): string[] => {
  report.add({ figure: 'first_start', value: starts.first, unit: 's' });
  report.add({ figure: 'second_start', value: starts.second, unit: 's' });
  memory(report, 'memory_at_rest', product.atRest, {}, 450);
  memory(report, 'memory_after_messages', product.after.memory, { messages: product.after.messages });
  const { arrivals } = product;
  report.add({
    figure: 'visitor_arrivals_per_second',
    value: arrivals,
    unit: '1/s',
    ...besides(arrivals, floor.arrivals),
  });
  const { perSecond } = product.starts;
  const started = { figure: 'conversation_starts_per_second', value: perSecond, unit: '1/s', target: 150 } as const;
  report.atLeast({ ...started, ...besides(perSecond, floor.starts.perSecond) });
  throughput(report, 'bot', product.withBot, floor.best);
  throughput(report, 'waiting', product.best, floor.best);
  latencies(report, 'customer_to_agent', product.toAgent, floor.toAgent);
  const { taken } = product.toCustomer;
  latencies(report, 'agent_to_customer', product.toCustomer, floor.toCustomer, { conversations: taken });
  cpu(report, 'maximum', product.best, floor.best);
  cpu(report, '100/s', product.toAgent.calm, floor.toAgent.calm);
  cpu(report, 'maximum, with the bot', product.withBot, floor.best);
  return troubles(report, product);
};
