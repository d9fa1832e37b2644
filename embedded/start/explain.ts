import { SettingsError } from '#core/settings/settings-error.ts';
import { Refusal } from './refusal.ts';

/** What a person is told when Baton can't do what it was asked to. */
export function explain(error: unknown): string {
  if (error instanceof SettingsError || error instanceof Refusal) return `\n${error.message}\n`;
  const message = error instanceof Error ? error.message : String(error);
  return `\nBaton could not start: ${message} The logs are in the data folder, under logs.\n`;
}
