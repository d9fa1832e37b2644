import { createHash } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import type { ToldMessage } from './told.ts';

const KEPT = 500;

const Entry = Type.Object({
  deliveryId: Type.String(),
  /** Of what is sent: the words themselves are nobody's business here. */
  print: Type.String(),
  /** WhatsApp's id, once it is known. */
  id: Type.Optional(Type.String()),
});
const Kept = Type.Object({
  /** Seconds, on WhatsApp's clock. */
  heardUpTo: Type.Union([Type.Number(), Type.Null()]),
  heard: Type.Array(Type.String()),
  sent: Type.Array(Entry),
});

export type Ledger = Awaited<ReturnType<typeof openLedger>>;

/**
 * What a session has heard and sent, kept beside its pairing: it tells a reply typed on the phone from one of ours, and
 * what came while nobody listened from what is stored already. A delivery is written down before it is handed over.
 */
export const openLedger = async (folder: string) => {
  const file = join(folder, 'ledger.json');
  const kept: Static<typeof Kept> = await readFile(file, 'utf8')
    .then(read)
    .catch(() => ({ heardUpTo: null, heard: [], sent: [] }));
  const heard = new Set(kept.heard);
  let writing = Promise.resolve();
  const write = (): Promise<void> => {
    writing = writing.then(async () => {
      const text = JSON.stringify({ ...kept, heard: [...heard] });
      await writeFile(`${file}.next`, text, { mode: 0o600 });
      await rename(`${file}.next`, file);
    });
    return writing;
  };
  const claim = (entry: Static<typeof Entry> | undefined, id: string): string | null => {
    if (!entry) return null;
    entry.id = id;
    void write().catch(() => {});
    return entry.deliveryId;
  };

  return {
    heardUpTo: () => kept.heardUpTo,
    hasHeard: (id: string) => heard.has(id),
    heard: (id: string, t: number): Promise<void> => {
      heard.add(id);
      for (const old of heard) if (heard.size > KEPT) heard.delete(old);
      kept.heardUpTo = Math.max(kept.heardUpTo ?? 0, t);
      return write();
    },
    entrust: (deliveryId: string, print: string): Promise<void> => {
      // A further attempt at the same delivery is the same entry.
      kept.sent = [...kept.sent.filter((entry) => entry.deliveryId !== deliveryId), { deliveryId, print }].slice(-KEPT);
      return write();
    },
    arrived: (deliveryId: string, id: string): Promise<void> => {
      claim(
        kept.sent.find((entry) => entry.deliveryId === deliveryId),
        id,
      );
      return write();
    },
    /** It surely has not left. */
    dropped: (deliveryId: string): Promise<void> => {
      kept.sent = kept.sent.filter((entry) => entry.deliveryId !== deliveryId || entry.id !== undefined);
      return write();
    },
    /** Ours by its id; or by what it says, while WhatsApp has not told us the id of ours. */
    deliveryOf: (id: string, print?: string): string | null =>
      kept.sent.find((entry) => entry.id === id)?.deliveryId ??
      claim(
        kept.sent.find((entry) => entry.id === undefined && entry.print === print),
        id,
      ),
    settled: () => writing,
  };
};

const read = (text: string): Static<typeof Kept> => Value.Parse(Kept, JSON.parse(text));

export const printOf = (text: string, file: boolean): string =>
  createHash('sha256')
    .update(`${file ? 'file' : 'text'}:${text}`)
    .digest('base64');

export const printOfTold = ({ hasFile, body = '', caption = '' }: ToldMessage): string =>
  printOf(hasFile ? caption : body, hasFile);
