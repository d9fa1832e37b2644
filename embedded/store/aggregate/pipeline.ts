import type { Collection } from '../catalog/collection.ts';
import { badValue, located, refuse } from '../errors.ts';
import { compileFilter } from '../match/compile.ts';
import { compareKeys, parseSort, sortKey } from '../sort.ts';
import { sortInTurns } from '../sort-in-turns.ts';
import { asNum } from '../value/numbers.ts';
import { type Doc, isDoc, setOwn } from '../value/types.ts';
import { bucketStage } from './bucket.ts';
import { facetStage } from './facet.ts';
import { groupStage } from './group.ts';
import { lookupStage } from './lookup.ts';
import { replaceRootStage, replaceWithStage } from './replace-root.ts';
import { addFieldsStage, projectStage, unsetStage, unwindStage } from './reshape.ts';
import { afterwards, type Stage } from './stage.ts';

/** What the collection itself does: the stages at the front that an index may serve. */
export interface Front {
  filter: unknown;
  sort: unknown;
  skip: number;
  limit: number;
}

/** Finds a collection of the same database by its name. */
export type Neighbours = (name: string) => Collection | undefined;

const makers = new Map<string, (spec: unknown, neighbours: Neighbours) => Stage>([
  ['$match', matchStage],
  ['$sort', sortStage],
  ['$skip', (spec) => skipStage(wholeNumber('$skip', spec, 0))],
  ['$limit', (spec) => limitStage(wholeNumber('$limit', spec, 1))],
  ['$count', countStage],
  ['$group', groupStage],
  ['$project', projectStage],
  ['$addFields', addFieldsStage],
  ['$set', addFieldsStage],
  ['$unset', unsetStage],
  ['$unwind', unwindStage],
  ['$replaceRoot', replaceRootStage],
  ['$replaceWith', replaceWithStage],
  ['$bucket', bucketStage],
  ['$lookup', lookupStage],
  [
    '$facet',
    (spec, neighbours) => facetStage(spec, (pipeline) => pipeline.map((given) => parseStage(given, neighbours).stage)),
  ],
]);

/** Splits a pipeline into what the collection reads and the stages after it. Unknown stages are refused. */
export function parsePipeline(pipeline: Doc[], neighbours: Neighbours): { front: Front; stages: Stage[] } {
  const front: Front = { filter: {}, sort: undefined, skip: 0, limit: 0 };
  const order = ['$match', '$sort', '$skip', '$limit'];
  let at = 0;
  const stages: Stage[] = [];
  for (const given of pipeline) {
    const { name, stage } = parseStage(given, neighbours);
    const place = order.indexOf(name);
    if (place >= at && stages.length === 0) {
      takeToFront(front, name, given[name]);
      at = place + 1;
    } else stages.push(stage);
  }
  return { front, stages };
}

function parseStage(given: Doc, neighbours: Neighbours): { name: string; stage: Stage } {
  const [name = '', ...more] = Object.keys(given);
  if (more.length > 0) throw located(40_323, 'A pipeline stage specification object must contain exactly one field.');
  const make = makers.get(name);
  if (!make) throw refuse(`The aggregation stage ${name}`);
  return { name, stage: make(given[name], neighbours) };
}

function takeToFront(front: Front, name: string, spec: unknown): void {
  if (name === '$match') front.filter = spec;
  else if (name === '$sort') front.sort = spec;
  else if (name === '$skip') front.skip = Number(asNum(spec));
  else front.limit = Number(asNum(spec));
}

function matchStage(spec: unknown): Stage {
  const matches = compileFilter(spec);
  return { push: (doc, emit) => !matches(doc) || emit(doc) };
}

function sortStage(spec: unknown): Stage {
  const fields = parseSort(spec);
  if (fields.length === 0) throw badValue('$sort stage must have at least one sort key');
  const kept: { key: string; doc: Doc }[] = [];
  return {
    push: (doc) => kept.push({ key: sortKey(doc, fields), doc }) > 0,
    end: async (emit, slice) => {
      for (const { doc } of await sortInTurns(kept, (a, b) => compareKeys(a.key, b.key), slice)) {
        if (!(await emit(doc))) return;
        if (slice.over()) await slice.pause();
      }
    },
  };
}

function skipStage(count: number): Stage {
  let left = count;
  return {
    push: (doc, emit) => {
      if (left === 0) return emit(doc);
      left -= 1;
      return true;
    },
  };
}

function limitStage(count: number): Stage {
  let left = count;
  return {
    push: (doc, emit) => {
      if (left === 0) return false;
      left -= 1;
      const more = emit(doc);
      return left > 0 ? more : afterwards(more, () => false);
    },
  };
}

function countStage(spec: unknown): Stage {
  if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.'))
    throw badValue('$count needs the name of a field');
  let count = 0;
  return {
    push: () => {
      count += 1;
      return true;
    },
    end: async (emit) => {
      const doc: Doc = {};
      setOwn(doc, spec, count);
      if (count > 0) await emit(doc);
    },
  };
}

function wholeNumber(name: string, spec: unknown, least: number): number {
  const value = isDoc(spec) ? Number.NaN : Number(asNum(spec) ?? Number.NaN);
  if (name === '$limit' && value === 0) throw located(15_958, 'the limit must be positive');
  if (!Number.isInteger(value) || value < least) throw badValue(`${name} needs a whole number of at least ${least}`);
  return value;
}
