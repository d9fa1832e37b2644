import { de } from './queue-de.ts';
import { en, type QueueTexts } from './queue-en.ts';
import { texts } from './texts.ts';

const ALL: Record<string, QueueTexts> = { en, de };

/** In the language that was chosen before anything was drawn. */
export const queueTexts: QueueTexts = ALL[texts.language] ?? en;
