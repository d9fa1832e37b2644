import type { Document, MongoClient } from 'mongodb';
import type { Requirement } from './format.ts';
import { atMost } from './versions.ts';

/** What a test may ask of the server before it runs. */
export interface ServerFacts {
  version: string;
  topology: string;
  parameters: Document;
  auth: boolean;
}

/** Asks the server. The embedded store has no parameters but one, `embeddedStore`, by which our own cases know it. */
export async function serverFacts(client: MongoClient): Promise<ServerFacts> {
  const admin = client.db('admin');
  const [hello, build] = await Promise.all([admin.command({ hello: 1 }), admin.command({ buildInfo: 1 })]);
  const embedded = build.gitVersion === 'embedded';
  return {
    version: build.versionArray.slice(0, 3).join('.'),
    topology: hello.msg === 'isdbgrid' ? 'sharded' : hello.setName ? 'replicaset' : 'single',
    parameters: embedded ? { embeddedStore: true } : await admin.command({ getParameter: '*' }).catch(() => ({})),
    auth: Boolean(client.options.credentials),
  };
}

/** Why none of the requirements is met, undefined when one is or there are none. */
export function unmet(requirements: Requirement[] | undefined, facts: ServerFacts): string | undefined {
  const reasons = (requirements ?? []).map((requirement) => firstUnmet(requirement, facts));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function firstUnmet(requirement: Requirement, { version, topology, parameters, auth }: ServerFacts) {
  const { minServerVersion, maxServerVersion, topologies } = requirement;
  if (minServerVersion !== undefined && !atMost(minServerVersion, version)) return `needs MongoDB ${minServerVersion}`;
  if (maxServerVersion !== undefined && !atMost(version, maxServerVersion))
    return `is for MongoDB up to ${maxServerVersion}`;
  const kinds = topology === 'sharded' ? ['sharded', 'sharded-replicaset'] : [topology];
  if (topologies && !topologies.some((name) => kinds.includes(name))) return `needs ${topologies.join(' or ')}`;
  if (requirement.serverless === 'require') return 'needs a serverless instance';
  if (requirement.auth !== undefined && requirement.auth !== auth)
    return `needs authentication ${requirement.auth ? 'on' : 'off'}`;
  if (requirement.authMechanism !== undefined) return `needs the mechanism ${requirement.authMechanism}`;
  if (requirement.csfle) return 'needs client-side encryption';
  const other = Object.entries(requirement.serverParameters ?? {}).find(
    ([name, value]) => String(parameters[name]) !== String(value),
  );
  return other && `needs the server parameter ${other[0]}: ${other[1]}`;
}
