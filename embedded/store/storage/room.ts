import { CommandError } from '../errors.ts';

/**
 * What may be added although a limit is reached, as long as it goes away by itself: a login is such a document, and
 * whoever wants to look after a full store has to log in. Far below a hundredth of what the limits allow.
 */
const reserve = { documents: 1_000, bytesOfEach: 10_000 };

/** What is known of a document before it is added. */
export interface Newcomer {
  bytes: number;
  /** Asked only when it matters. */
  goesByItself: () => boolean;
}

/** Counts the documents of all collections, and refuses what the store has no room for. */
export class Room {
  documents = 0;
  /** Why nothing may be written but deletions: the disk. */
  diskFull: string | undefined;
  readonly limit: number;
  private reason: string | undefined;
  private documentsWhenFull = Number.POSITIVE_INFINITY;

  constructor(limit = Number.POSITIVE_INFINITY) {
    this.limit = limit;
  }

  /** Why nothing may be added at the moment, as the watch has found. Updates and deletions go on. */
  set full(reason: string | undefined) {
    if (reason === undefined) this.documentsWhenFull = Number.POSITIVE_INFINITY;
    else if (this.reason === undefined) this.documentsWhenFull = this.documents;
    this.reason = reason;
  }

  /** Asked before a document is added. Throws ExceededMemoryLimit (146) or OutOfDiskSpace (14031). */
  admitDocument(newcomer: Newcomer): void {
    this.admitChange();
    const reason = this.whyNothingMore;
    if (reason !== undefined && !this.fitsReserve(newcomer)) throw new CommandError(146, 'ExceededMemoryLimit', reason);
  }

  /** Why no document may be added, undefined as long as some may. */
  get whyNothingMore(): string | undefined {
    if (this.documents >= this.limit) return tooMuch(`it holds ${this.documents} documents, which is its limit`);
    return this.reason === undefined ? undefined : tooMuch(this.reason);
  }

  /** Asked before a document is changed. Throws OutOfDiskSpace (14031). */
  admitChange(): void {
    if (this.diskFull !== undefined) throw new CommandError(14_031, 'OutOfDiskSpace', this.diskFull);
  }

  private fitsReserve({ bytes, goesByItself }: Newcomer): boolean {
    const most = Math.min(this.limit, this.documentsWhenFull) + reserve.documents;
    return this.documents < most && bytes <= reserve.bytesOfEach && goesByItself();
  }
}

const tooMuch = (reason: string): string =>
  `The embedded store is full: ${reason}. Nothing can be added before something is deleted or everything is moved to a MongoDB server: npm run move-store -- mongodb://…, then set MONGO_URL.`;
