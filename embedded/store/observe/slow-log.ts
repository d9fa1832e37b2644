import { parsePipeline } from '../aggregate/pipeline.ts';
import type { CommandContext } from '../commands/context.ts';
import { selectionOf } from '../commands/explain.ts';
import { explainQuery } from '../commands/find.ts';
import { type Doc, isDoc, own } from '../value/types.ts';
import { CursorReply, DocumentReply, type Reply } from '../wire/reply.ts';
import { shapeOf } from './shape.ts';

/** Parts of a command that say what it looks for and does. Documents to insert are nobody's business. */
const telling = ['filter', 'query', 'sort', 'projection', 'key', 'pipeline', 'update', 'updates', 'deletes', 'indexes'];

/** One line for the log: what a slow operation did by its shape, with its plan and its numbers, and no value of anybody. */
export function describeSlow(context: CommandContext, reply: Reply | undefined): Doc {
  const { body, db, slice } = context;
  const command = Object.keys(body)[0] ?? '';
  const collection = command === 'getMore' ? own(body, 'collection') : body[command];
  return {
    command,
    ns: typeof collection === 'string' ? `${db}.${collection}` : db,
    shape: Object.fromEntries(
      telling.filter((part) => own(body, part) !== undefined).map((part) => [part, shapeOf(body[part])]),
    ),
    plan: planOf(context, command),
    examined: slice.steps,
    returned: returnedBy(reply),
    ms: Math.round(slice.workMs),
  };
}

/** `IXSCAN state_1`, as far as the command has one plan. */
function planOf(context: CommandContext, command: string): string | undefined {
  try {
    const { filter, sort, hint } = lookedFor(context, command);
    const { queryPlanner } = explainQuery(context, filter, sort, hint);
    const stages: string[] = [];
    let stage = isDoc(queryPlanner) ? queryPlanner.winningPlan : undefined;
    while (isDoc(stage)) {
      if (stage.stage !== 'FETCH') stages.push([stage.stage, stage.indexName].filter(Boolean).join(' '));
      stage = stage.inputStage;
    }
    return stages.join(' < ');
  } catch {
    return undefined;
  }
}

/** Of an aggregation, what it takes from its collection: the `$match` and `$sort` at its front. */
function lookedFor({ body, collections, db }: CommandContext, command: string): ReturnType<typeof selectionOf> {
  const pipeline = own(body, 'pipeline');
  if (command !== 'aggregate' || !Array.isArray(pipeline)) return selectionOf(command, body);
  const { front } = parsePipeline(pipeline, (name) => collections.get(`${db}.${name}`));
  return { filter: front.filter, sort: front.sort, hint: own(body, 'hint') };
}

function returnedBy(reply: Reply | undefined): number {
  if (reply === undefined) return 0;
  if (reply instanceof CursorReply) return reply.docs.length;
  if (reply instanceof DocumentReply) return reply.items ?? 1;
  return Array.isArray(reply.values) ? reply.values.length : Number(reply.n ?? 0);
}
