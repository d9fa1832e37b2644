import { type ApiClient, startApiClient } from '#tests/fakes/api-client/api-client.ts';
import { comesTrue } from './batches.ts';
import { check, type Story } from './checker.ts';
import { lossesOf } from './losses.ts';
import { type Options, type Parts, startParts } from './parts.ts';
import { newKey, openAccount } from './provider-account.ts';
import { expectedOf, heardOf, unsaid } from './provider-checker.ts';
import { watchDeliveries } from './provider-deliveries.ts';
import { type Seat, saidTo, sit } from './provider-seats.ts';
import type { Trouble } from './provider-troubles.ts';
import { chanceOf, type Outcome, talk } from './scenario.ts';
import { settled } from './settled.ts';
import { storyOf } from './speakers.ts';

export type ProviderPlan = {
  customers: number;
  /** So many of them are written to by a person. */
  answered: number;
  /** Each says so many, and on until the trouble is over. */
  each: number;
  /** Milliseconds between two messages of one person, on average. */
  between: number;
  trouble: Trouble | null;
  /** The other system takes what comes again as another message. */
  takesAgain: boolean;
  patience: number;
  long: boolean;
  seed: number;
};

/** Customers of another system talk with bots and people while it makes trouble, and workers die. */
export const deliver = async (plan: ProviderPlan, options: Options): Promise<Outcome> => {
  const parts = await startParts(options);
  const keys = { outgoingKey: newKey(), incomingKey: newKey() };
  const client = await startApiClient(keys.outgoingKey);
  const deliveries = await watchDeliveries(parts.mongoUrl);
  try {
    const account = await openAccount(parts.address, client.url, keys);
    const { seats, speakers, close } = await sit(parts, account, plan);
    try {
      const kills = killsOf(parts);
      let over = false;
      const talking = speakers.map((speaker, i) =>
        talk(speaker, plan.each, () => over, chanceOf(plan.seed + i), plan.between),
      );
      const scene = { ...{ client, account, keys, long: plan.long }, ...kills };
      const troubling = (plan.trouble?.(scene) ?? Promise.resolve([])).finally(() => {
        over = true;
      });
      const [broken] = await Promise.all([troubling, ...talking]);

      const look = async (): Promise<Story[]> => {
        const uncertain = await deliveries.uncertain();
        return [
          ...(await Promise.all(speakers.map(storyOf))),
          ...(await Promise.all(seats.map((seat) => heardBy(seat, client, plan.takesAgain, uncertain)))),
        ];
      };
      const { recovered } = await settled(look, plan.patience);
      await comesTrue(async () => (await deliveries.open()) === 0, plan.patience);
      const stories = await look();

      const findings = check(stories);
      const sent = stories.reduce((sum, story) => sum + story.sent.length, 0);
      const again = speakers.reduce((sum, speaker) => sum + speaker.resent, 0) + triedAgain(client);
      const faults = kills.count() + (plan.trouble ? 1 : 0);
      const flagged = [...(await deliveries.uncertain()).values()].reduce((sum, places) => sum + places.size, 0);
      const wrong = [...stories.flatMap(unsaid).map((text) => `nobody said “${text}”`), ...(await leftOf(deliveries))];
      return {
        ...{ ...findings, sent, delivered: sent - findings.lost, resent: again, faults, flagged, recovered },
        ...{ overLimit: 0, broken: [...broken, ...wrong, ...(await lossesOf(stories, parts.mongoUrl))] },
      };
    } finally {
      close();
    }
  } finally {
    await deliveries.close();
    await client.close();
    await parts.stop();
  }
};

/** The workers in turn. */
const killsOf = ({ faults }: Parts) => {
  let [worker, gateway] = [0, 0];
  return {
    killWorker: async () => faults.killWorker?.(worker++),
    killGateway: async () => faults.killGateway?.(gateway++),
    count: () => worker + gateway,
  };
};

/** What the timeline says was said to a customer, and what the other system has of it. */
const heardBy = async (
  { customer, conversationId, timeline }: Seat,
  client: ApiClient,
  takesAgain: boolean,
  uncertain: ReadonlyMap<string, ReadonlySet<number>>,
): Promise<Story> => {
  const said = saidTo(await timeline());
  const came = (takesAgain ? client.takings : client.told).filter(
    ({ type, data }) => type === 'message.created' && data.customer?.id === customer,
  );
  const texts = came.map(({ data }) => data.text ?? '');
  const { sent, recorded } = heardOf(expectedOf(said, texts, uncertain.get(conversationId) ?? new Set()), texts);
  const named = (text: string): string => `to ${customer}, ${text}`;
  return { sent: sent.map(named), recorded: recorded.map(named) };
};

const triedAgain = ({ attempts }: ApiClient): number => {
  const ids = attempts.map(({ id }) => id);
  return ids.length - new Set(ids).size;
};

const leftOf = async ({ open, failed }: Awaited<ReturnType<typeof watchDeliveries>>): Promise<string[]> => {
  const [waiting, given] = [await open(), await failed()];
  return [
    ...(waiting > 0 ? [`${waiting} still to be sent`] : []),
    ...(given > 0 ? [`${given} given up as failed`] : []),
  ];
};
