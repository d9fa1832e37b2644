import { resolve } from 'node:path';
import Schema from 'typebox/schema';
import { SettingsError } from './settings-error.ts';
import { proxiesIn } from './trusted-proxies.ts';
import { LOG_LEVELS, type S3_ADDRESSINGS, VARIABLES, type VariableName } from './variables.ts';

export type LogLevel = (typeof LOG_LEVELS)[number];

export interface OpenAiSettings {
  baseUrl: string;
  apiKey: string;
  model: string;
}

export interface S3Settings {
  /** Without a trailing slash and without the bucket. */
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  addressing: (typeof S3_ADDRESSINGS)[number];
}

export interface FileSettings {
  /** Missing: files are kept in the data folder. */
  s3: S3Settings | undefined;
  /** Of an upload. */
  maxBytes: number;
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
  files: FileSettings;
  /** Missing: where it is usually installed. */
  chromiumPath: string | undefined;
  /** Accounts with a connection that is kept up, per process. */
  maxSessions: number;
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
    files: { s3: s3(values), maxBytes: Number(values.FILES_MAX_BYTES ?? VARIABLES.FILES_MAX_BYTES.example) },
    chromiumPath: values.CHROMIUM_PATH,
    maxSessions: Number(values.MAX_SESSIONS ?? VARIABLES.MAX_SESSIONS.example),
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

const S3_NEEDED = [
  'FILES_S3_ENDPOINT',
  'FILES_S3_BUCKET',
  'FILES_S3_ACCESS_KEY_ID',
  'FILES_S3_SECRET_ACCESS_KEY',
] as const satisfies VariableName[];

/** All of it or nothing: files must not end up on a disk that nobody keeps. */
function s3(values: Values): S3Settings | undefined {
  const missing = S3_NEEDED.filter((name) => !values[name]);
  if (missing.length === S3_NEEDED.length) return undefined;
  const [endpoint, bucket, accessKeyId, secretAccessKey] = S3_NEEDED.map((name) => values[name]);
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) throw new SettingsError(missing);
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    region: values.FILES_S3_REGION ?? 'us-east-1',
    ...{ bucket, accessKeyId, secretAccessKey },
    addressing: values.FILES_S3_ADDRESSING === 'host' ? 'host' : 'path',
  };
}

/** Cookies and microphones work on plain http for localhost only, so that is the name to send people to. */
function browserHost(host: string): string {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
