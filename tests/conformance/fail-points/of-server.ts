import type { Document, MongoClient } from 'mongodb';
import { Skipped } from '../runner/verdict.ts';
import type { FailPoints } from './fail-points.ts';

/** A MongoDB server's own fail points, which it has when it was started with `enableTestCommands`. */
export function serverFailPoints(client: MongoClient): FailPoints {
  const names = new Set<string>();
  return {
    set: async (command: Document) => {
      await client
        .db('admin')
        .command(command)
        .catch((error: Error) => {
          throw new Skipped(`fail points: ${error.message}`);
        });
      names.add(command.configureFailPoint);
    },
    clear: async () => {
      for (const name of names) await client.db('admin').command({ configureFailPoint: name, mode: 'off' });
      names.clear();
    },
  };
}
