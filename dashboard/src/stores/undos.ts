import type { Row } from '../model/listing.ts';
import type { Notices } from './notices.ts';

export type Undo = { label: string; run: () => void; possible: (row: Row) => boolean };
type Offered = { dismiss: () => void; possible: (row: Row) => boolean; wasPossible: boolean };

/**
 * What can still be taken back, by conversation. The offer goes away with its possibility: what a colleague has accepted
 * meanwhile is theirs. Rows may be older than the offer, so it ends only after it was seen to be possible.
 */
export class Undos {
  readonly #offered = new Map<string, Offered>();
  readonly #notices: Pick<Notices, 'done'>;

  constructor(notices: Pick<Notices, 'done'>) {
    this.#notices = notices;
  }

  offer(conversationId: string, text: string, { label, run, possible }: Undo): void {
    this.#offered.get(conversationId)?.dismiss();
    const dismiss = this.#notices.done(text, { label, run });
    this.#offered.set(conversationId, { dismiss, possible, wasPossible: false });
  }

  changed(row: Row): void {
    const offered = this.#offered.get(row.id);
    if (!offered) return;
    if (offered.possible(row)) offered.wasPossible = true;
    else if (offered.wasPossible) {
      offered.dismiss();
      this.#offered.delete(row.id);
    }
  }
}
