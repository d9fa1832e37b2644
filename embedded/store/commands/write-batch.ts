import { Busy } from '../catalog/locks.ts';
import { badValue, CommandError } from '../errors.ts';
import { toNumber } from '../value/numbers.ts';
import { type Doc, own } from '../value/types.ts';
import type { CommandContext } from './context.ts';

const mostStatements = 100_000;

/**
 * Runs the statements of a write one after the other and gathers their errors.
 * A statement that a retry finds answered isn't run again. Stops at the first error unless `ordered` is false.
 */
export async function runBatch(
  context: CommandContext,
  count: number,
  run: (index: number) => Doc | Promise<Doc>,
): Promise<{ results: (Doc | undefined)[]; writeErrors: Doc[] }> {
  if (count === 0 || count > mostStatements)
    throw badValue(`Write batch sizes must be between 1 and ${mostStatements}`);
  const ordered = own(context.body, 'ordered') !== false;
  const results: (Doc | undefined)[] = [];
  const writeErrors: Doc[] = [];
  const words = new Words();
  for (let index = 0; index < count; index++) {
    try {
      const result = runOnce(context, index, run);
      // Not awaited when it's there already: inserts stay in one turn and so in one batch.
      results[index] = result instanceof Promise ? await result : result;
    } catch (error) {
      if (error instanceof Busy) {
        await error.ended;
        index -= 1;
        continue;
      }
      writeErrors.push(writeError(index, error, words));
      if (ordered) break;
    }
    if (context.slice.due()) await context.slice.pause();
  }
  return { results, writeErrors };
}

function runOnce(
  context: CommandContext,
  index: number,
  run: (index: number) => Doc | Promise<Doc>,
): Doc | Promise<Doc> {
  const { retry } = context;
  const answered = retry?.answered(statementId(context.body, index));
  return answered ?? run(index);
}

/** Notes a statement's result in the turn of its write, so that both go to the disk in one batch. */
export function noteResult({ retry, body }: CommandContext, index: number, result: Doc): Doc {
  retry?.note(statementId(body, index), result);
  return result;
}

export function statementId(body: Doc, index: number): number {
  const ids = own(body, 'stmtIds');
  if (Array.isArray(ids)) return toNumber(ids[index], index);
  return toNumber(own(body, 'stmtId'), 0) + index;
}

function writeError(index: number, error: unknown, words: Words): Doc {
  // A conflict ends the whole transaction, not one statement of it.
  if (!(error instanceof CommandError) || error.code === 112) throw error;
  return { index, code: error.code, errmsg: words.of(error), ...error.extra };
}

/** The messages of a batch's errors: as in MongoDB those beyond the first megabyte are left empty. */
class Words {
  private left = 1024 * 1024;

  of({ message }: CommandError): string {
    if (this.left <= 0) return '';
    this.left -= Buffer.byteLength(message);
    return message;
  }
}
