import type { FilledTemplate, MessageTemplate } from '#core/contracts/message-templates.ts';
import { type Api, codeOf, type FailureCode } from '../api/client.ts';
import { fieldsOf, filterMessageTemplates, formOf, keyOf } from '../model/template-form.ts';

/** The templates that the platform of one conversation has, and what was filled in so far: closing loses nothing of it. */
export class TemplatePicker {
  items = $state.raw<readonly MessageTemplate[]>([]);
  state = $state<'loading' | 'loaded' | 'failed'>('loading');
  failure = $state<FailureCode | null>(null);
  search = $state('');
  chosenKey = $state<string | null>(null);
  #values = $state.raw<ReadonlyMap<string, readonly string[]>>(new Map());
  readonly #id: string;
  readonly #api: Pick<Api, 'messageTemplates'>;

  found = $derived(filterMessageTemplates(this.items, this.search));
  chosen = $derived(this.items.find((template) => keyOf(template) === this.chosenKey) ?? null);
  fields = $derived(this.chosen ? fieldsOf(this.chosen) : []);
  values = $derived(this.fields.map((_, i) => this.#values.get(this.chosenKey ?? '')?.[i] ?? ''));
  form = $derived(this.chosen ? formOf(this.chosen, this.values) : null);

  constructor(id: string, api: Pick<Api, 'messageTemplates'>) {
    this.#id = id;
    this.#api = api;
  }

  async load(): Promise<void> {
    this.state = this.items.length > 0 ? 'loaded' : 'loading';
    this.failure = null;
    try {
      this.items = (await this.#api.messageTemplates(this.#id)).items;
      this.state = 'loaded';
    } catch (error) {
      this.failure = codeOf(error);
      this.state = 'failed';
    }
  }

  fill(place: number, value: string): void {
    if (this.chosenKey === null) return;
    const values = this.values.map((before, i) => (i === place ? value : before));
    this.#values = new Map(this.#values).set(this.chosenKey, values);
  }

  /** One that was not sent, to be looked at again. */
  takeBack(template: FilledTemplate): void {
    this.chosenKey = keyOf(template);
    this.#values = new Map(this.#values).set(this.chosenKey, template.parameters);
  }

  /** What is to be sent, with what the customer will read; null as long as something is missing. */
  ready(): { text: string; template: FilledTemplate } | null {
    if (!this.chosen || !this.form?.complete) return null;
    const { name, language } = this.chosen;
    return { text: this.form.preview, template: { name, language, parameters: [...this.values] } };
  }

  sent(): void {
    const values = new Map(this.#values);
    values.delete(this.chosenKey ?? '');
    this.#values = values;
    this.chosenKey = null;
    this.search = '';
  }
}

/** One for each conversation. */
export class TemplatePickers {
  readonly #pickers = new Map<string, TemplatePicker>();
  readonly #api: Pick<Api, 'messageTemplates'>;

  constructor(api: Pick<Api, 'messageTemplates'>) {
    this.#api = api;
  }

  of(conversationId: string): TemplatePicker {
    const picker = this.#pickers.get(conversationId) ?? new TemplatePicker(conversationId, this.#api);
    this.#pickers.set(conversationId, picker);
    return picker;
  }
}
