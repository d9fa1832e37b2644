import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calculateObjectSize, deserialize, EJSON } from 'bson';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportTo } from '#embedded/operations/export.ts';
import { type StoreProcess, startStore, type Workspace, workspace } from '../embedded/store-process.ts';
import { narrowLink } from './narrow-link.ts';
import { everythingIn, fillLarge, fillSample } from './sample.ts';

let place: Workspace;
let store: StoreProcess;
beforeEach(async () => {
  place = await workspace();
  store = await startStore(place.folder);
  await fillSample(store.url);
});
afterEach(async () => {
  await store.stop();
  await place.remove();
});

const at = (...path: string[]) => join(place.folder, ...path);
const json = (...path: string[]) => JSON.parse(readFileSync(at(...path), 'utf8'));

/** Reads documents as mongorestore does: a length, and so many bytes, until the end of the file. */
function documentsIn(file: string): Buffer[] {
  const bytes = readFileSync(file);
  const documents = [];
  for (let from = 0; from < bytes.length; from += bytes.readInt32LE(from)) {
    documents.push(bytes.subarray(from, from + bytes.readInt32LE(from)));
  }
  return documents;
}

describe('an export', () => {
  it('lies there as mongodump lays it: a folder for each database, two files for each collection', async () => {
    expect(await exportTo(store.url, at('dump'))).toMatch(/^Exported 2,505 documents in 4 collections, /);
    expect(readdirSync(at('dump'))).toEqual(['baton', 'other']);
    expect(readdirSync(at('dump', 'baton')).sort()).toEqual(
      ['empty', 'people', 'visits'].flatMap((name) => [`${name}.bson`, `${name}.metadata.json`]),
    );
    // A slash can't stand in a file's name: mongodump escapes it as a URL does, and gives the name in the metadata.
    expect(readdirSync(at('dump', 'other'))).toEqual(['notes%2F2026.bson', 'notes%2F2026.metadata.json']);
    expect(json('dump', 'other', 'notes%2F2026.metadata.json').collectionName).toBe('notes/2026');
  });

  it('has every document to the last byte', async () => {
    await exportTo(store.url, at('dump'));
    const people = documentsIn(at('dump', 'baton', 'people.bson'));
    const { 'baton.people': expected, 'baton.visits': visits } = await everythingIn(store.url);
    expect(people.map((document) => document.toString('hex')).sort()).toEqual(expected?.documents);
    expect(documentsIn(at('dump', 'baton', 'visits.bson'))).toHaveLength(visits?.documents.length ?? -1);
    expect(statSync(at('dump', 'baton', 'empty.bson')).size).toBe(0);
    for (const document of people) expect(calculateObjectSize(deserialize(document))).toBeGreaterThan(5);
  });

  it('has indexes and their options in canonical Extended JSON', async () => {
    await exportTo(store.url, at('dump'));
    const two = { $numberInt: '2' };
    const one = { $numberInt: '1' };
    expect(json('dump', 'baton', 'people.metadata.json')).toEqual({
      options: {},
      indexes: [
        { v: two, key: { _id: one }, name: '_id_' },
        { v: two, key: { email: one }, name: 'email_1', unique: true, sparse: true },
        {
          v: two,
          key: { team: one, joined: { $numberInt: '-1' } },
          name: 'team_1_joined_-1',
          partialFilterExpression: { active: true },
        },
      ],
      collectionName: 'people',
      type: 'collection',
    });
    const visits = EJSON.parse(readFileSync(at('dump', 'baton', 'visits.metadata.json'), 'utf8'));
    expect(visits.indexes[1]).toMatchObject({ key: { until: 1 }, expireAfterSeconds: 60 });
  });

  it('is for the eyes of its owner only', async () => {
    await exportTo(store.url, at('dump'));
    const modes = ['.', 'baton', 'baton/people.bson', 'baton/people.metadata.json'].map(
      (path) => statSync(at('dump', path)).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o700, 0o600, 0o600]);
  });

  it('goes into a new or an empty folder and touches no other', async () => {
    mkdirSync(at('mine'));
    await exportTo(store.url, at('mine'));
    await expect(exportTo(store.url, at('mine'))).rejects.toThrow('is not empty, so it is left alone');
    writeFileSync(at('file'), 'x');
    await expect(exportTo(store.url, at('file'))).rejects.toThrow();
    expect(readFileSync(at('file'), 'utf8')).toBe('x');
  });

  it('is there as a whole or not at all', async () => {
    await fillLarge(store.url, 3);
    const link = await narrowLink(store.url, 2_500_000);
    const failed = expect(exportTo(link.url, at('dump'))).rejects.toThrow(/^The embedded store stopped/);
    await link.full;
    await link.close();
    await failed;
    expect(readdirSync(place.folder).filter((name) => name.startsWith('dump'))).toEqual([]);
  });
});
