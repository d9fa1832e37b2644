import Type, { type TSchema } from 'typebox';
import { areProxies } from './trusted-proxies.ts';

/** One variable of the environment: what it has to look like, in a machine's words and in a person's. */
export interface Variable {
  schema: TSchema;
  expected: string;
  example: string;
}

const PORT_PATTERN = '^([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])$';

const webAddress = Type.Refine(Type.String({ pattern: '^https?://[^\\s]+$' }), (value) => URL.canParse(value));

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export const S3_ADDRESSINGS = ['path', 'host'] as const;

/** Every setting Baton reads from outside, in the order in which a reader of the README meets them. */
export const VARIABLES = {
  PORT: {
    schema: Type.String({ pattern: PORT_PATTERN }),
    expected: 'a port from 1 to 65535',
    example: '3000',
  },
  HOST: {
    schema: Type.String({ pattern: '^[A-Za-z0-9.:_-]+$' }),
    expected: 'the address of a network interface of this machine',
    example: '127.0.0.1',
  },
  PUBLIC_URL: {
    schema: webAddress,
    expected: 'the full address under which browsers reach Baton',
    example: 'https://chat.example.com',
  },
  TRUST_PROXY: {
    schema: Type.Refine(Type.String(), areProxies),
    expected: 'the addresses or networks of your own reverse proxies, with commas between them',
    example: '127.0.0.1, 10.0.0.0/8',
  },
  DATA_DIR: {
    schema: Type.String({ pattern: '^[^\\0]+$' }),
    expected: 'a folder',
    example: './data',
  },
  MONGO_URL: {
    schema: Type.String({ pattern: '^mongodb(\\+srv)?://[^\\s]+$' }),
    expected: "a MongoDB connection string that starts with 'mongodb://' or 'mongodb+srv://'",
    example: 'mongodb://127.0.0.1:27017/baton?replicaSet=rs0',
  },
  REDIS_URL: {
    schema: Type.String({ pattern: '^rediss?://[^\\s]+$' }),
    expected: "a Redis address that starts with 'redis://' or 'rediss://'",
    example: 'redis://127.0.0.1:6379',
  },
  SECRET_KEY: {
    schema: Type.String({ minLength: 32 }),
    expected: 'at least 32 characters that nobody can guess',
    example: 'the output of: openssl rand -base64 32',
  },
  SECRET_KEY_PREVIOUS: {
    schema: Type.String({ minLength: 32 }),
    expected: 'the SECRET_KEY from before, of at least 32 characters',
    example: 'what SECRET_KEY was, or what the file secret-key of the data folder says',
  },
  OPENAI_BASE_URL: {
    schema: webAddress,
    expected: 'the address of an OpenAI-compatible endpoint',
    example: 'https://api.openai.com/v1',
  },
  OPENAI_API_KEY: {
    schema: Type.String({ pattern: '^\\S+$' }),
    expected: 'a key without blanks',
    example: 'sk-…',
  },
  OPENAI_MODEL: {
    schema: Type.String({ pattern: '^\\S+$' }),
    expected: 'the name of a model without blanks',
    example: 'gpt-4o-mini',
  },
  FILES_S3_ENDPOINT: {
    schema: webAddress,
    expected: 'the address of an S3-compatible storage, without the bucket',
    example: 'https://s3.eu-central-1.amazonaws.com',
  },
  FILES_S3_REGION: {
    schema: Type.String({ pattern: '^[A-Za-z0-9-]+$' }),
    expected: 'the name of a region',
    example: 'eu-central-1',
  },
  FILES_S3_BUCKET: {
    schema: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$' }),
    expected: 'the name of a bucket',
    example: 'baton-files',
  },
  FILES_S3_ACCESS_KEY_ID: {
    schema: Type.String({ pattern: '^\\S+$' }),
    expected: 'the id of an access key, set whenever one of the FILES_S3 variables is',
    example: 'AKIA…',
  },
  FILES_S3_SECRET_ACCESS_KEY: {
    schema: Type.String({ pattern: '^\\S+$' }),
    expected: 'the secret of that access key, set whenever one of the FILES_S3 variables is',
    example: 'what the storage showed when the access key was made',
  },
  FILES_S3_ADDRESSING: {
    schema: Type.Enum(S3_ADDRESSINGS),
    expected: "'path' for addresses such as https://endpoint/bucket, 'host' for https://bucket.endpoint",
    example: 'path',
  },
  FILES_MAX_BYTES: {
    schema: Type.String({ pattern: '^[1-9]\\d{0,9}$' }),
    expected: 'how many bytes an uploaded file may have',
    example: '26214400',
  },
  CHROMIUM_PATH: {
    schema: Type.String({ pattern: '^/[^\\0]+$' }),
    expected: 'the full path of a Chromium or Chrome',
    example: '/usr/bin/chromium',
  },
  MAX_SESSIONS: {
    schema: Type.String({ pattern: '^[1-9]\\d{0,2}$' }),
    expected: 'how many accounts that need a browser one process keeps up, from 1 to 999',
    example: '10',
  },
  OWNER_EMAIL: {
    schema: Type.String({ pattern: '^[^\\s@]+@[^\\s@]+$' }),
    expected: 'an e-mail address',
    example: 'you@example.com',
  },
  OWNER_PASSWORD: {
    schema: Type.String({ minLength: 12, maxLength: 256 }),
    expected: 'between 12 and 256 characters',
    example: 'four words that only you would put together',
  },
  LOG_LEVEL: {
    schema: Type.Enum(LOG_LEVELS),
    expected: `one of ${LOG_LEVELS.join(', ')}`,
    example: 'info',
  },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
