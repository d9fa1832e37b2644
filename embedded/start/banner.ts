import { relative } from 'node:path';
import type { Settings } from '#core/settings/settings.ts';

interface Owner {
  email: string;
  /** Only when it was generated just now: nobody can show it again. */
  password?: string;
}

/** Reads the owner out of the gateway's ready message. */
function ownerOf(message: Record<string, unknown>): Owner | undefined {
  const owner = message.owner;
  if (typeof owner !== 'object' || owner === null || !('email' in owner)) return undefined;
  const password = 'password' in owner && typeof owner.password === 'string' ? { password: owner.password } : {};
  return { email: String(owner.email), ...password };
}

/** The sample shop's people, told once together with the password that they share. */
interface SamplePeople {
  emails: string[];
  password: string;
}

function samplePeopleOf(message: Record<string, unknown>): SamplePeople | undefined {
  const sample = message.sample;
  if (typeof sample !== 'object' || sample === null || !('emails' in sample) || !('password' in sample))
    return undefined;
  return Array.isArray(sample.emails)
    ? { emails: sample.emails.map(String), password: String(sample.password) }
    : undefined;
}

/** What is known only once the gateway is ready. */
export interface Facts {
  /** Who may log in, on the first start. */
  owner: Owner | undefined;
  sample: SamplePeople | undefined;
  /** Whether the sample shop is there. */
  demo: boolean;
}

export const factsOf = (message: Record<string, unknown>): Facts => ({
  owner: ownerOf(message),
  sample: samplePeopleOf(message),
  demo: message.demo === true,
});

export function banner(settings: Settings, { owner, sample, demo }: Facts, seconds: number): string {
  const { publicUrl, dataDir, openai } = settings;
  const folder = relative(process.cwd(), dataDir);
  const rows: [string, string][] = [
    ...(demo ? [['Sample shop with its chat', `${publicUrl}/demo`] satisfies [string, string]] : []),
    ['Dashboard', `${publicUrl}/dashboard`],
    ['Log in', logIn(owner)],
    ...(sample ? agents(sample, owner) : []),
    [
      'Answers',
      openai ? `${openai.model} at ${openai.baseUrl}` : 'from the shop’s own texts (OPENAI_API_KEY adds a model)',
    ],
    ['Data', folder.startsWith('..') || folder === '' ? dataDir : folder],
  ];
  const lines = rows.map(([label, value]) => `  ${label.padEnd(28)}${value}`);
  return ['', `  Baton is ready (${seconds.toFixed(1)} s).`, '', ...lines, '', '  Ctrl-C stops everything.', ''].join(
    '\n',
  );
}

function logIn(owner: Owner | undefined): string {
  if (!owner) return 'with your account (npm run password gives it a new password)';
  if (owner.password === undefined) return `${owner.email} with your password`;
  return `${owner.email} · ${owner.password}   ← note it down: it is shown this once`;
}

function agents({ emails, password }: SamplePeople, owner: Owner | undefined): [string, string][] {
  const shared = owner?.password === password ? 'the same password' : `${password}   ← shown this once`;
  return emails.map((email, i) => [i === 0 ? 'Sample agents' : '', i === 0 ? `${email} · ${shared}` : email]);
}
