import { relative } from 'node:path';
import type { Settings } from '#core/settings/settings.ts';

export interface Owner {
  email: string;
  /** Only when it was generated just now: nobody can show it again. */
  password?: string;
}

/** Reads the owner out of the gateway's ready message. */
export function ownerOf(message: Record<string, unknown>): Owner | undefined {
  const owner = message.owner;
  if (typeof owner !== 'object' || owner === null || !('email' in owner)) return undefined;
  const password = 'password' in owner && typeof owner.password === 'string' ? { password: owner.password } : {};
  return { email: String(owner.email), ...password };
}

export function banner(settings: Settings, owner: Owner | undefined, seconds: number): string {
  const { publicUrl, dataDir, openai } = settings;
  const folder = relative(process.cwd(), dataDir) || dataDir;
  const rows: [string, string][] = [
    ['Sample shop with its chat', `${publicUrl}/demo`],
    ['Dashboard', `${publicUrl}/dashboard`],
    ['Log in', logIn(owner)],
    [
      'Answers',
      openai ? `${openai.model} at ${openai.baseUrl}` : 'from the shop’s own texts (OPENAI_API_KEY adds a model)',
    ],
    ['Data', folder],
  ];
  const lines = rows.map(([label, value]) => `  ${label.padEnd(28)}${value}`);
  return ['', `  Baton is ready (${seconds.toFixed(1)} s).`, '', ...lines, '', '  Ctrl-C stops everything.', ''].join(
    '\n',
  );
}

function logIn(owner: Owner | undefined): string {
  if (!owner) return 'with your account';
  if (owner.password === undefined) return `${owner.email} with your password`;
  return `${owner.email} · ${owner.password}   ← note it down: it is shown this once`;
}
