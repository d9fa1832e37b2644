import BTreeModule from 'sorted-btree';
import { compile } from '../match/compile.ts';
import { conjuncts, type Expression } from '../match/expression.ts';
import type { Matcher } from '../match/matcher.ts';
import { parseFilter } from '../match/parse.ts';
import { emptyArray } from '../value/collect.ts';
import { encodeKey, invertKey } from '../value/encode-key.ts';
import { inArray, keyTuples, type Parallel, plainValue } from '../value/key-tuples.ts';
import { type Doc, own, Rank } from '../value/types.ts';
import type { IndexSpec } from './index-spec.ts';

// The package is CommonJS: under ESM its class is a property of the default export.
const BTree = (BTreeModule as unknown as { default?: typeof BTreeModule }).default ?? BTreeModule;
export type Tree = InstanceType<typeof BTree<string, number>>;

export interface IndexField {
  path: string;
  parts: string[];
  descending: boolean;
  /** True when its direction is not that of the first field: its keys are turned over. */
  inverted: boolean;
  /** True once any document had an array on the way. */
  multikey: boolean;
}

const compareStrings = (a: string, b: string) => (a < b ? -1 : a === b ? 0 : 1);
const emptyArrayKey = String.fromCharCode(Rank.emptyArray);

/**
 * An index in memory: the keys of each document in order, each with the record's number.
 * Keys of a unique index are the values alone, others end with the record's number.
 */
export class IndexTree {
  readonly spec: IndexSpec;
  readonly fields: IndexField[];
  readonly tree: Tree;
  readonly partial: Expression | undefined;
  /** False while it is being built: kept up to date, but not used by queries. */
  ready = true;
  private readonly covers: Matcher | undefined;
  private readonly single: string | undefined;

  constructor(spec: IndexSpec, tree: Tree = new BTree<string, number>(undefined, compareStrings, 128)) {
    this.spec = spec;
    this.tree = tree;
    const first = Object.values(spec.key)[0] ?? 1;
    this.fields = Object.entries(spec.key).map(([path, direction]) => ({
      path,
      parts: path.split('.'),
      descending: direction === -1,
      inverted: direction !== first,
      multikey: false,
    }));
    const only = this.fields.length === 1 ? this.fields[0] : undefined;
    this.single = only?.parts.length === 1 ? only.path : undefined;
    this.partial = spec.partialFilterExpression && parseFilter(spec.partialFilterExpression);
    this.covers = this.partial && compile(this.partial);
  }

  /** A copy that stays as it is now. The nodes are shared until either side changes them. */
  snapshot(): IndexTree {
    const copy = new IndexTree(this.spec, this.tree.clone());
    for (const [i, field] of copy.fields.entries()) field.multikey = this.fields[i]?.multikey ?? false;
    return copy;
  }

  get multikey(): boolean {
    return this.fields.some((field) => field.multikey);
  }

  /**
   * The keys of a document, none when a partial or sparse index leaves it out.
   * Throws CannotIndexParallelArrays (171) when two of its fields hold arrays, unless they may be combined.
   */
  keysOf(doc: Doc, record: number, parallel: Parallel = 'refuse'): string[] {
    if (this.covers && !this.covers(doc)) return [];
    const suffix = this.spec.unique ? '' : recordSuffix(record);
    if (this.single !== undefined && !this.spec.sparse) {
      const value = own(doc, this.single);
      if (!Array.isArray(value)) return [encodeKey(value) + suffix];
    }
    return this.compoundKeys(doc, suffix, parallel);
  }

  /** True when a change of a document can't have changed its keys. Unchanged values are shared between versions. */
  untouched(before: Doc, after: Doc): boolean {
    for (const { parts } of this.fields) {
      const name = parts[0] ?? '';
      if (own(before, name) !== own(after, name)) return false;
    }
    if (!this.partial) return true;
    return this.partialFields().every((name) => own(before, name) === own(after, name));
  }

  private partialFields(): string[] {
    this.cachedPartialFields ??= this.partial ? topFields(this.partial) : [];
    return this.cachedPartialFields;
  }
  private cachedPartialFields: string[] | undefined;

  private compoundKeys(doc: Doc, suffix: string, parallel: Parallel): string[] {
    const plain = this.fields.map((field) => plainValue(doc, field.parts));
    let tuples = plain.includes(inArray) ? this.tuplesOf(doc, plain, parallel) : [plain];
    if (this.spec.sparse) tuples = tuples.filter((tuple) => tuple.some((value) => value !== undefined));
    const keys = tuples.map((tuple) => this.keyOf(tuple) + suffix);
    return keys.length > 1 ? [...new Set(keys)] : keys;
  }

  private tuplesOf(doc: Doc, plain: unknown[], parallel: Parallel): unknown[][] {
    const tuples = keyTuples(
      doc,
      this.fields.map((field) => field.parts),
      parallel,
    );
    for (const [i, field] of this.fields.entries()) if (plain[i] === inArray) field.multikey = true;
    return tuples;
  }

  private keyOf(tuple: unknown[]): string {
    let whole = '';
    for (const [i, field] of this.fields.entries()) {
      const key = tuple[i] === emptyArray ? emptyArrayKey : encodeKey(tuple[i]);
      whole += field.inverted ? invertKey(key) : key;
    }
    return whole;
  }
}

function topFields(expression: Expression): string[] {
  return conjuncts(expression).flatMap((part) =>
    part.kind === 'field' ? [part.path.split('.')[0] ?? ''] : part.parts.flatMap(topFields),
  );
}

/** Four chars from 1 to 250, in the order of the records. */
function recordSuffix(record: number): string {
  return String.fromCharCode(
    1 + (Math.floor(record / 15_625_000) % 250),
    1 + (Math.floor(record / 62_500) % 250),
    1 + (Math.floor(record / 250) % 250),
    1 + (record % 250),
  );
}
