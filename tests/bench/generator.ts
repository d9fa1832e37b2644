import { type Crowd, type CrowdOptions, openCrowd } from './load/crowd.ts';
import { createLedger } from './load/ledger.ts';
import { closedLoop, eachOnce, openLoop } from './load/loops.ts';
import type { Asked, Given, RequestName, Requests } from './load/requests.ts';
import { summarise } from './load/summary.ts';
import type { Visitor } from './load/visitor.ts';

// The load generator: a process of its own, so that its work is not counted as anybody else's.

const ledger = createLedger();
let crowd: Crowd | undefined;
const opened = (): Crowd => {
  if (!crowd) throw new Error('Nobody is there yet.');
  return crowd;
};

type Handlers = { [N in RequestName]: (asks: Requests[N]['asks']) => Promise<Requests[N]['gives']> };

const waits = async (visitor: Visitor): Promise<void> => {
  await new Promise<void>((resolve, reject) => {
    visitor.tell({ type: 'requestHandover', anyway: true }, (ack) =>
      ack.ok ? resolve() : reject(new Error(ack.error.message)),
    );
  });
  const until = performance.now() + 15_000;
  while (visitor.state.status !== 'waiting') {
    if (performance.now() > until) throw new Error(`A visitor who asked for a person is ${visitor.state.status}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const handlers: Handlers = {
  open: async (options: CrowdOptions) => {
    crowd = await openCrowd(options, ledger);
    return { arrivals: crowd.arrivals };
  },
  starts: async ({ atOnce, text }) => {
    const { visitors, say } = opened();
    const start = (visitor: Visitor) => say(visitor, performance.now(), text);
    const warmUp = Math.floor(visitors.length / 3);
    await eachOnce(visitors.slice(0, warmUp), atOnce, start);
    const measured = visitors.slice(warmUp);
    const tally = ledger.begin({ from: 0, to: Number.POSITIVE_INFINITY });
    const perSecond = await eachOnce(measured, atOnce, start);
    return { perSecond, summary: summarise({ ...tally, seconds: measured.length / perSecond, starved: 0 }) };
  },
  askForPerson: async () => {
    await eachOnce(opened().visitors, 16, waits);
    return { waiting: opened().visitors.length };
  },
  take: async ({ most }) => ({ taken: await opened().take(most) }),
  run: async ({ load, by }) => {
    const { customers, agents, staff, botMessages, cutOffs } = opened();
    if (by.who === 'agents' && load.kind === 'open') await staff(load.rate);
    const next = by.who === 'customers' ? customers(by.text) : agents();
    const before = botMessages();
    const run = load.kind === 'closed' ? await closedLoop(ledger, next, load) : await openLoop(ledger, next, load);
    return { ...summarise(run), botMessages: botMessages() - before, cutOffs: cutOffs() };
  },
};

const give = (given: Given) => process.connected && process.send?.(given);

process.on('message', async ({ id, name, asks }: Asked) => {
  try {
    // The name and what is asked travel together; the sender's type has seen to that.
    const handle = handlers[name] as (asks: unknown) => Promise<unknown>;
    give({ id, gives: await handle(asks) });
  } catch (error) {
    give({ id, failed: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => {
  crowd?.close();
  process.exit(0);
});
