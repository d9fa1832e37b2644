import type { Person } from '#core/contracts/contacts.ts';
import type { ContactCalls } from '../api/contacts.ts';

/** Who the customer of the open conversation is on all of their channels. */
export class Persons {
  person = $state.raw<Person | null>(null);
  state = $state<'loading' | 'loaded' | 'failed'>('loading');
  busy = $state(false);
  #contactId: string | null = null;
  #asked = 0;
  readonly #api: ContactCalls;

  constructor(api: ContactCalls) {
    this.#api = api;
  }

  async show(contactId: string): Promise<void> {
    if (contactId !== this.#contactId) {
      this.#contactId = contactId;
      this.person = null;
      this.state = 'loading';
    }
    await this.#take(this.#api.person(contactId)).catch(() => {
      if (this.#contactId === contactId && this.person === null) this.state = 'failed';
    });
  }

  /** Somebody said who they are. True when it concerns who is shown. */
  changed(contactIds: readonly string[]): boolean {
    const id = this.#contactId;
    const known = this.person?.identities.map((identity) => identity.id) ?? [];
    const suggested = this.person?.suggestions.map((suggestion) => suggestion.id) ?? [];
    if (id === null || ![id, ...known, ...suggested].some((one) => contactIds.includes(one))) return false;
    void this.show(id);
    return true;
  }

  merge(other: string): Promise<void> {
    return this.#change((id) => this.#api.merge(id, other));
  }
  dismiss(other: string): Promise<void> {
    return this.#change((id) => this.#api.dismiss(id, other));
  }
  unmerge(merge: string): Promise<void> {
    return this.#change((id) => this.#api.unmerge(id, merge));
  }

  async #change(ask: (id: string) => Promise<Person>): Promise<void> {
    if (this.#contactId === null) return;
    this.busy = true;
    try {
      await this.#take(ask(this.#contactId));
    } finally {
      this.busy = false;
    }
  }

  /** What was asked for first may be answered last. */
  async #take(answer: Promise<Person>): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const person = await answer;
    if (mine !== this.#asked || person.identities[0]?.id !== this.#contactId) return;
    this.person = person;
    this.state = 'loaded';
  }
}
