import { hash } from 'node:crypto';

/**
 * What a collection's documents come to: their number, and the SHA-256 of each, combined by XOR.
 * Their order makes no difference, so two stores may give them in whichever they like.
 */
export class Fingerprint {
  count = 0;
  private readonly sum = Buffer.alloc(32);

  add(document: Uint8Array): void {
    const digest = hash('sha256', document, 'buffer');
    for (let i = 0; i < digest.length; i++) this.sum[i] = (this.sum[i] ?? 0) ^ (digest[i] ?? 0);
    this.count += 1;
  }

  get checksum(): string {
    return this.sum.toString('hex');
  }

  equals(other: Pick<Fingerprint, 'count' | 'checksum'>): boolean {
    return this.count === other.count && this.checksum === other.checksum;
  }
}
