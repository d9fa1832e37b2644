import { folderBytes, freeBytes } from '../storage/disk.ts';
import type { Room } from '../storage/room.ts';
import type { LiveHeap } from './live-heap.ts';
import { type Amounts, type Resource, shareOf, type Warning, warningsOf } from './usage.ts';

const MB = 1024 * 1024;
// A warning that has come down by so much may be given again.
const settled = 0.05;

export interface Watched {
  folder: string;
  room: Room;
  heap: Pick<LiveHeap, 'bytes'>;
  openingMs: number;
  limits: Amounts;
  /** Bytes on the disk that are kept free: below that only deletions are taken. */
  reserveBytes: number;
  warn: (text: string) => void;
}

/** Measures how much of the store's limits is used, says so once at each crossing, and closes the door at the end. */
export class Watch {
  readonly limits: Amounts;
  warnings: Warning[] = [];
  freeBytes = Number.POSITIVE_INFINITY;
  private diskBytes = 0;
  private readonly watched: Watched;
  private readonly told = new Map<Resource, number>();
  private toldOfDisk = false;

  constructor(watched: Watched) {
    this.watched = watched;
    this.limits = watched.limits;
  }

  get used(): Amounts {
    const { room, heap, openingMs } = this.watched;
    return { documents: room.documents, bytes: this.diskBytes, memoryBytes: heap.bytes, openingMs };
  }

  /** What is refused at the moment, and why. */
  get refusals(): string[] {
    const { room } = this.watched;
    return [room.whyNothingMore, room.diskFull].filter((reason) => reason !== undefined);
  }

  async look(): Promise<void> {
    const { folder } = this.watched;
    [this.diskBytes, this.freeBytes] = await Promise.all([folderBytes(folder), freeBytes(folder)]);
    this.warnings = warningsOf(this.used, this.limits);
    this.tell();
    this.shut();
  }

  /** Quick enough to be done every second: how much the disk has left. */
  async lookAtDisk(): Promise<void> {
    this.freeBytes = await freeBytes(this.watched.folder);
    this.shut();
  }

  private tell(): void {
    const { used } = this;
    for (const { resource, level, text } of this.warnings) {
      if ((this.told.get(resource) ?? 0) >= level) continue;
      this.told.set(resource, level);
      this.watched.warn(text);
    }
    for (const [resource, level] of this.told) {
      const share = shareOf(used, this.limits, resource) + settled;
      if (share < level / 100) this.told.set(resource, share >= 0.7 ? 70 : 0);
    }
  }

  private shut(): void {
    const { room, reserveBytes } = this.watched;
    const { used, limits } = this;
    room.full =
      used.bytes >= limits.bytes
        ? `it uses ${Math.round(used.bytes / MB)} MB on the disk, which is its limit`
        : used.memoryBytes >= limits.memoryBytes
          ? `it uses ${Math.round(used.memoryBytes / MB)} MB of memory, which is its limit`
          : undefined;
    const scarce = this.freeBytes < reserveBytes;
    room.diskFull = scarce
      ? `The disk of the store's data folder is full: ${Math.round(this.freeBytes / MB)} MB are left. Only deletions are taken. Free some space: it goes on by itself then.`
      : undefined;
    if (scarce && !this.toldOfDisk) this.watched.warn(room.diskFull ?? '');
    this.toldOfDisk = scarce;
  }
}
