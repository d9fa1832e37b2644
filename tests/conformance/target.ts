import { MongoClient } from 'mongodb';
import { serverFailPoints } from './fail-points/of-server.ts';
import { FailingProxy } from './fail-points/proxy.ts';
import type { Target } from './runner/run-file.ts';
import { serverFacts } from './runner/server-facts.ts';

/** A server that cases can be run against. */
export interface OpenTarget {
  target: Target;
  close(): Promise<void>;
}

/** Connects to a server and gives it fail points: the embedded store a proxy before it, MongoDB has its own. */
export async function openTarget(url: string): Promise<OpenTarget> {
  const internal = await MongoClient.connect(url, { writeConcern: { w: 'majority' } });
  const facts = await serverFacts(internal);
  const failing = facts.parameters.embeddedStore ? await FailingProxy.start(url) : undefined;
  return {
    target: { url: failing?.url ?? url, internal, facts, failPoints: failing?.proxy ?? serverFailPoints(internal) },
    close: async () => {
      await internal.close();
      await failing?.proxy.close();
    },
  };
}
