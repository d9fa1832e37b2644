import { resolve } from 'node:path';
import Schema from 'typebox/schema';
import { SettingsError } from './settings-error.ts';
import { proxiesIn } from './trusted-proxies.ts';
import { LOG_LEVELS, VARIABLES, type VariableName } from './variables.ts';

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface OpenAiSettings {
  baseUrl: string;
  apiKey: string;
  model: string;
}

/** What the outside decides about one Baton. Read once, at the composition root, and passed down. */
export interface Settings {
  port: number;
  host: string;
  /** Without a trailing slash. */
  publicUrl: string;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** Absolute. */
  dataDir: string;
  /** Missing: the supervisor starts the embedded store. */
  mongoUrl: string | undefined;
  /** Missing: the supervisor starts the embedded Redis. */
  redisUrl: string | undefined;
  /** Missing: read from, or generated into, the data folder (see secret-key.ts). */
  secretKey: string | undefined;
  /** What it was before: still opens what was encrypted under it. */
  secretKeyPrevious: string | undefined;
  /** Missing: the offline assistant answers. */
  openai: OpenAiSettings | undefined;
  owner: { email: string | undefined; password: string | undefined };
  logLevel: LogLevel;
}

type Environment = Record<string, string | undefined>;
type Values = Partial<Record<VariableName, string>>;

/** Throws a SettingsError that names every wrong variable at once. An empty variable counts as not set. */
export function readSettings(env: Environment): Settings {
  const values = checked(env);
  const port = Number(values.PORT ?? '3000');
  const host = values.HOST ?? '127.0.0.1';
  return {
    port,
    host,
    publicUrl: (values.PUBLIC_URL ?? `http://${browserHost(host)}:${port}`).replace(/\/+$/, ''),
    trustedProxies: values.TRUST_PROXY ? proxiesIn(values.TRUST_PROXY) : [],
    dataDir: resolve(values.DATA_DIR ?? 'data'),
    mongoUrl: values.MONGO_URL,
    redisUrl: values.REDIS_URL,
    secretKey: values.SECRET_KEY,
    secretKeyPrevious: values.SECRET_KEY_PREVIOUS,
    openai: openAi(values),
    owner: { email: values.OWNER_EMAIL, password: values.OWNER_PASSWORD },
    logLevel: LOG_LEVELS.find((level) => level === values.LOG_LEVEL) ?? 'info',
  };
}

function checked(env: Environment): Values {
  const values: Values = {};
  const wrong: VariableName[] = [];
  for (const name of Object.keys(VARIABLES) as VariableName[]) {
    const value = env[name]?.trim();
    if (!value) continue;
    if (Schema.Check(VARIABLES[name].schema, value)) values[name] = value;
    else wrong.push(name);
  }
  if (wrong.length > 0) throw new SettingsError(wrong);
  return values;
}

function openAi(values: Values): OpenAiSettings | undefined {
  if (!values.OPENAI_API_KEY && !values.OPENAI_BASE_URL) return undefined;
  return {
    baseUrl: (values.OPENAI_BASE_URL ?? VARIABLES.OPENAI_BASE_URL.example).replace(/\/+$/, ''),
    // Endpoints on one's own machine want no key, but the client insists on one.
    apiKey: values.OPENAI_API_KEY ?? 'none',
    model: values.OPENAI_MODEL ?? VARIABLES.OPENAI_MODEL.example,
  };
}

/** Cookies and microphones work on plain http for localhost only, so that is the name to send people to. */
function browserHost(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
