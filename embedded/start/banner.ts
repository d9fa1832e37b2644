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

/** The sample shop's people, told once together with the password that they share. */
export interface SamplePeople {
  emails: string[];
  password: string;
}

export function samplePeopleOf(message: Record<string, unknown>): SamplePeople | undefined {
  const sample = message.sample;
  if (typeof sample !== 'object' || sample === null || !('emails' in sample) || !('password' in sample))
    return undefined;
  return Array.isArray(sample.emails)
    ? { emails: sample.emails.map(String), password: String(sample.password) }
    : undefined;
}

/** Who may log in, as far as it is known only now. */
export interface Newcomers {
  owner: Owner | undefined;
  sample: SamplePeople | undefined;
}

export function banner(settings: Settings, { owner, sample }: Newcomers, seconds: number): string {
  const { publicUrl, dataDir, openai } = settings;
  const folder = relative(process.cwd(), dataDir) || dataDir;
  const rows: [string, string][] = [
    ['Sample shop with its chat', `${publicUrl}/demo`],
    ['Dashboard', `${publicUrl}/dashboard`],
    ['Log in', logIn(owner)],
    ...(sample ? agents(sample, owner) : []),
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

function agents({ emails, password }: SamplePeople, owner: Owner | undefined): [string, string][] {
  const shared = owner?.password === password ? 'the same password' : `${password}   ← shown this once`;
  return emails.map((email, i) => [i === 0 ? 'Sample agents' : '', i === 0 ? `${email} · ${shared}` : email]);
}
