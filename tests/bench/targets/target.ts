import type { Credentials } from '../load/desk.ts';
import type { Processes } from '../measure/processes.ts';

/** What is measured: something that speaks the product's protocol. */
export type Target = {
  name: 'floor' | 'product';
  url: string;
  /** Those who may log in. */
  people: readonly Credentials[];
  /** Whether it limits how often a visitor may write. */
  limited: boolean;
  processes: () => Processes;
  stop: () => Promise<void>;
};
