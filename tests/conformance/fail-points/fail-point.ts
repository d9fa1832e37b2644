import type { Document } from 'mongodb';

/** What a fail point does to a command. */
export interface Fault {
  /** Milliseconds before anything else happens. */
  delay: number;
  /** What is answered instead of running the command. */
  reply?: Document;
  /** Put into the reply of the command, which is run. */
  addition?: Document;
  /** The connection ends: instead of running the command, or after it. */
  hangUp?: 'before' | 'after';
}

const writes = new Set(['insert', 'update', 'delete', 'findAndModify', 'bulkWrite']);
const endings = new Set(['commitTransaction', 'abortTransaction']);
/** Codes after which a server asks for the same again: of networks, of stepping down, of shutting down. */
const retryable = new Set([6, 7, 89, 91, 134, 189, 262, 9001, 10_107, 11_600, 11_602, 13_435, 13_436]);

const names = new Map([
  [112, 'WriteConflict'],
  [251, 'NoSuchTransaction'],
  [11_601, 'Interrupted'],
]);

/** One fail point, as `configureFailPoint` describes it. */
export class FailPoint {
  private readonly name: string;
  private readonly data: Document;
  private readonly done = new Set<string>();
  private skips = 0;
  private times = Number.POSITIVE_INFINITY;

  constructor({ configureFailPoint, mode, data = {} }: Document) {
    this.name = configureFailPoint;
    this.data = data;
    if (mode === 'off') this.times = 0;
    else if (mode?.times !== undefined) this.times = mode.times;
    else if (mode?.skip !== undefined) this.skips = mode.skip;
    else if (mode !== 'alwaysOn') throw new Error(`no such mode of a fail point: ${JSON.stringify(mode)}`);
  }

  /** What happens to this command, undefined when nothing does. Counts. */
  faultFor(command: Document, appName: string | undefined): Fault | undefined {
    if (!this.concerns(command, appName) || this.times <= 0) return undefined;
    if (this.skips > 0) {
      this.skips -= 1;
      return undefined;
    }
    this.times -= 1;
    return this.name === 'failCommand' ? this.failCommand(command) : this.failWrite(command);
  }

  private concerns(command: Document, appName: string | undefined): boolean {
    const [name = ''] = Object.keys(command);
    if (this.name === 'onPrimaryTransactionalWrite') return writes.has(name) && this.isNewWrite(command);
    const { failCommands, appName: wantedApp, namespace } = this.data;
    if (wantedApp !== undefined && wantedApp !== appName) return false;
    if (namespace !== undefined && namespace !== `${command.$db}.${command[name]}`) return false;
    return failCommands.includes(name);
  }

  /** A write that is sent again, and was done the first time, is only looked up. */
  private isNewWrite({ lsid, txnNumber }: Document): boolean {
    return txnNumber !== undefined && !this.done.has(writeId(lsid, txnNumber));
  }

  private failCommand(command: Document): Fault {
    const { blockConnection, blockTimeMS, closeConnection, errorCode, writeConcernError } = this.data;
    const delay = blockConnection ? blockTimeMS : 0;
    if (closeConnection) return { delay, hangUp: 'before' };
    if (errorCode !== undefined) {
      const reply = {
        ok: 0,
        errmsg: 'Failing command due to a fail point',
        code: errorCode,
        codeName: names.get(errorCode) ?? `Code${errorCode}`,
      };
      return { delay, reply: { ...reply, ...this.labels(command, errorCode, false) } };
    }
    if (!writeConcernError) return { delay };
    return { delay, addition: { writeConcernError, ...this.labels(command, writeConcernError.code, true) } };
  }

  private failWrite({ lsid, txnNumber }: Document): Fault {
    const { closeConnection = true, failBeforeCommitExceptionCode: code } = this.data;
    if (code === undefined) this.done.add(writeId(lsid, txnNumber));
    if (code === undefined) return closeConnection ? { delay: 0, hangUp: 'after' } : { delay: 0 };
    if (closeConnection) return { delay: 0, hangUp: 'before' };
    return { delay: 0, reply: { ok: 0, errmsg: 'Failing write due to a fail point', code } };
  }

  /** The labels a server gives to such an error, unless the fail point names others. */
  private labels(command: Document, code: number, ofConcern: boolean): Document {
    const { errorLabels } = this.data;
    if (errorLabels) return errorLabels.length > 0 ? { errorLabels } : {};
    const [name = ''] = Object.keys(command);
    const inTransaction = command.autocommit === false && !endings.has(name);
    if (inTransaction && !ofConcern && (retryable.has(code) || code === 112 || code === 251))
      return { errorLabels: ['TransientTransactionError'] };
    if (name === 'commitTransaction' && !ofConcern && code === 251)
      return { errorLabels: ['TransientTransactionError'] };
    const mayRetry = command.txnNumber !== undefined && !inTransaction && retryable.has(code);
    return mayRetry ? { errorLabels: ['RetryableWriteError'] } : {};
  }
}

const writeId = (lsid: Document, txnNumber: unknown) => `${lsid.id.toString('hex')} ${txnNumber}`;
