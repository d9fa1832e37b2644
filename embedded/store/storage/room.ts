import { CommandError } from '../errors.ts';

/** Counts the documents of all collections, and refuses what the store has no room for. */
export class Room {
  documents = 0;
  /** Why nothing may be added at the moment, as the watch has found. Updates and deletions go on. */
  full: string | undefined;
  /** Why nothing may be written but deletions: the disk. */
  diskFull: string | undefined;
  readonly limit: number;

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.limit = limit;
  }

  /** Asked before a document is added. Throws ExceededMemoryLimit (146) or OutOfDiskSpace (14031). */
  admitDocument(): void {
    this.admitChange();
    const reason = this.whyNothingMore;
    if (reason !== undefined) throw new CommandError(146, 'ExceededMemoryLimit', reason);
  }

  /** Why no document may be added, undefined as long as some may. */
  get whyNothingMore(): string | undefined {
    if (this.documents >= this.limit) return tooMuch(`it holds ${this.documents} documents, which is its limit`);
    return this.full === undefined ? undefined : tooMuch(this.full);
  }

  /** Asked before a document is changed. Throws OutOfDiskSpace (14031). */
  admitChange(): void {
    if (this.diskFull !== undefined) throw new CommandError(14_031, 'OutOfDiskSpace', this.diskFull);
  }
}

const tooMuch = (reason: string): string =>
  `The embedded store is full: ${reason}. Nothing can be added before something is deleted or everything is moved to a MongoDB server: npm run move-store -- mongodb://…, then set MONGO_URL.`;
