import { withoutDriverTimeout } from './driver-differences.ts';
import type { Entities } from './entities.ts';
import type { ExpectedEvent, ExpectedEvents } from './format.ts';
import { match } from './match.ts';
import type { Scope } from './match-operators.ts';
import type { ObservedEvent } from './observer.ts';
import { Failed } from './verdict.ts';

type Kind = 'command' | 'cmap' | 'sdam';

function kindOf(type: string): Kind {
  if (type.startsWith('command')) return 'command';
  return /^(server|topology)/.test(type) ? 'sdam' : 'cmap';
}

/** Compares the events of a client with what should have happened. Throws Failed. */
export function assertEvents(
  entities: Entities,
  { client, eventType = 'command', events, ignoreExtraEvents }: ExpectedEvents,
): void {
  const observed = entities.observer(client).events.filter(({ type }) => kindOf(type) === eventType);
  for (const [i, expected] of events.entries()) {
    const path = `${client}.events[${i}]`;
    const actual = observed[i];
    if (!actual) throw new Failed(`${path}: expected a ${Object.keys(expected)[0]}, nothing more was observed`);
    assertEvent(expected, actual, entities, path);
  }
  const extra = observed[events.length];
  if (extra && !ignoreExtraEvents)
    throw new Failed(`${client}: ${events.length} events expected, also observed ${describe(extra)}`);
}

/** How many of a client's events match. */
export function countMatching(entities: Entities, client: string, expected: ExpectedEvent): number {
  return entities.observer(client).events.filter((actual) => {
    try {
      assertEvent(expected, actual, entities, client);
      return true;
    } catch (error) {
      if (error instanceof Failed) return false;
      throw error;
    }
  }).length;
}

function assertEvent(expected: ExpectedEvent, actual: ObservedEvent, scope: Scope, path: string): void {
  const [type = ''] = Object.keys(expected);
  if (type !== actual.type) throw new Failed(`${path}: expected a ${type}, observed ${describe(actual)}`);
  for (const [field, value] of Object.entries(expected[type] ?? {})) {
    if (field === 'hasServiceId' || field === 'hasServerConnectionId') continue;
    const seen = field === 'command' ? withoutDriverTimeout(actual.event.command, value) : actual.event[field];
    // Descriptions of servers and topologies are objects of the driver: only what is asked for is looked at.
    match(value, seen, scope, { path: `${path}.${field}`, root: true });
  }
}

function describe({ type, event }: ObservedEvent): string {
  return `a ${type}${event.commandName ? ` of ${event.commandName}` : ''}`;
}
