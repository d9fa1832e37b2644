import { SvelteMap } from 'svelte/reactivity';
import { MOST_FILES } from '#core/contracts/file-limits.ts';
import { type SendLimits, type Unsendable, whyUnsendable } from '#core/contracts/sendable.ts';
import { upload } from '../api/upload.ts';
import type { Attached } from '../model/files.ts';

/** Why a file is not attached: before it was sent anywhere, or by what the server says. */
export type Wrong = Unsendable | { because: 'server'; code: string; message: string } | { because: 'none' };
export type Attachment = {
  /** Made here: the same upload again is the same file. */
  key: string;
  name: string;
  size: number;
  kind: Attached['kind'];
  /** Of a picture, to be shown before the server has it. */
  preview: string | null;
  state: 'uploading' | 'ready' | 'failed';
  /** From 0 to 1. */
  progress: number;
  wrong: Wrong | null;
  id: string | null;
};
type Kept = Attachment & { blob: Blob | null; stop: AbortController };

const KINDS = new Set(['image', 'audio', 'video']);
const kindOf = (type: string): Attached['kind'] => {
  const [kind = ''] = type.split('/');
  return KINDS.has(kind) ? (kind as Attached['kind']) : 'document';
};

/** What is attached to the next message of each conversation. It is uploaded at once, so that sending is quick. */
export class Attachments {
  readonly #of = new SvelteMap<string, readonly Kept[]>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  of(conversationId: string): readonly Attachment[] {
    return this.#of.get(conversationId) ?? [];
  }

  /** Something is attached somewhere and not sent: it is gone with the page. */
  get waiting(): boolean {
    return [...this.#of.values()].some((all) => all.length > 0);
  }

  /** False when there are more than a message takes. */
  add(conversationId: string, files: readonly File[], limits: SendLimits | null): boolean {
    const room = MOST_FILES - this.of(conversationId).length;
    for (const file of files.slice(0, room)) this.#begin(conversationId, file, limits);
    return files.length <= room;
  }

  retry(conversationId: string, key: string): void {
    const known = this.#find(conversationId, key);
    if (known?.blob && known.wrong?.because === 'server') void this.#upload(conversationId, known);
  }

  remove(conversationId: string, key: string): void {
    const known = this.#find(conversationId, key);
    if (!known) return;
    known.stop.abort();
    if (known.preview) URL.revokeObjectURL(known.preview);
    this.#set(conversationId, (all) => all.filter((one) => one.key !== key));
    // What nobody sends is forgotten by itself; this is only sooner.
    if (known.id) void fetch(`/api/conversations/${conversationId}/files/${known.id}`, { method: 'DELETE' });
  }

  /** Those that go with a message now. */
  take(conversationId: string): Attached[] {
    const all = this.#of.get(conversationId) ?? [];
    this.#of.delete(conversationId);
    for (const { preview } of all) if (preview) URL.revokeObjectURL(preview);
    return all.flatMap(({ id, kind, name }) => (id === null ? [] : [{ id, kind, name }]));
  }

  /** A message was taken back: its files may go with another one. */
  putBack(conversationId: string, files: readonly Attached[]): void {
    const back = files.map(({ id, kind, name }): Kept => {
      const ready = { state: 'ready', progress: 1, wrong: null, preview: null, blob: null } as const;
      return { ...ready, key: id, id, kind, name, size: 0, stop: new AbortController() };
    });
    this.#set(conversationId, (all) => [...back, ...all]);
  }

  #begin(conversationId: string, file: File, limits: SendLimits | null): void {
    const { name, size, type } = file;
    const kind = kindOf(type);
    const wrong: Wrong | null = limits ? whyUnsendable(limits, { kind, mimeType: type, size }) : { because: 'none' };
    const preview = kind === 'image' ? URL.createObjectURL(file) : null;
    const fresh: Kept = {
      ...{ key: this.#newId(), name, size, kind, preview, progress: 0, wrong, id: null, blob: file },
      ...{ state: wrong ? 'failed' : 'uploading', stop: new AbortController() },
    };
    this.#set(conversationId, (all) => [...all, fresh]);
    if (!wrong) void this.#upload(conversationId, fresh);
  }

  async #upload(conversationId: string, { key, name, blob, stop }: Kept): Promise<void> {
    if (!blob) return;
    const change = (to: Partial<Kept>): void => this.#change(conversationId, key, to);
    change({ state: 'uploading', progress: 0, wrong: null });
    const onProgress = (progress: number): void => change({ progress });
    const what = { file: blob, name, uploadId: key, onProgress, signal: stop.signal };
    const answer = await upload(`/api/conversations/${conversationId}/files`, what);
    if (answer === null) return;
    if (answer.ok)
      change({ state: 'ready', progress: 1, id: answer.file.id, kind: answer.file.facts?.kind ?? 'document' });
    else change({ state: 'failed', wrong: { because: 'server', code: answer.code, message: answer.message } });
  }

  #find(conversationId: string, key: string): Kept | undefined {
    return this.#of.get(conversationId)?.find((one) => one.key === key);
  }

  #change(conversationId: string, key: string, to: Partial<Kept>): void {
    this.#set(conversationId, (all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  }

  #set(conversationId: string, change: (all: readonly Kept[]) => readonly Kept[]): void {
    this.#of.set(conversationId, change(this.#of.get(conversationId) ?? []));
  }
}
