import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSettings } from '#core/settings/settings.ts';
import { SettingsError } from '#core/settings/settings-error.ts';

function errorOf(env: Record<string, string>): SettingsError {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('settings', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      trustedProxies: [],
      dataDir: resolve('data'),
      mongoUrl: undefined,
      redisUrl: undefined,
      secretKey: undefined,
      secretKeyPrevious: undefined,
      openai: undefined,
      maxSessions: 10,
      files: { s3: undefined, maxBytes: 25 * 1024 * 1024 },
      owner: { email: undefined, password: undefined },
      logLevel: 'info',
    });
  });

  it.each([
    [{ HOST: '192.168.1.5', PORT: '8080' }, 'http://192.168.1.5:8080'],
    [{ HOST: '0.0.0.0' }, 'http://localhost:3000'],
    [{ HOST: 'fd00::5' }, 'http://[fd00::5]:3000'],
    [{ PUBLIC_URL: 'https://chat.example.com/' }, 'https://chat.example.com'],
  ])('with %o sends browsers to %s', (env, url) => {
    expect(readSettings(env).publicUrl).toBe(url);
  });

  it('treats an empty or blank variable as not set', () => {
    expect(readSettings({ PORT: '', MONGO_URL: '  ' })).toEqual(readSettings({}));
  });

  it('takes the proxies to trust as addresses, networks and names of networks', () => {
    const list = '10.0.0.2, 172.16.0.0/12,fd00::/8 , loopback';
    expect(readSettings({ TRUST_PROXY: list }).trustedProxies).toEqual([
      '10.0.0.2',
      '172.16.0.0/12',
      'fd00::/8',
      'loopback',
    ]);
  });

  it('turns the model on with either a key or an address', () => {
    expect(readSettings({ OPENAI_MODEL: 'm' }).openai).toBeUndefined();
    expect(readSettings({ OPENAI_API_KEY: 'k' }).openai).toMatchObject({ apiKey: 'k', baseUrl: expect.any(String) });
    expect(readSettings({ OPENAI_BASE_URL: 'http://localhost:11434/v1/', OPENAI_MODEL: 'm' }).openai).toEqual({
      baseUrl: 'http://localhost:11434/v1',
      apiKey: 'none',
      model: 'm',
    });
  });

  const bucket = {
    FILES_S3_ENDPOINT: 'https://s3.example.com/',
    FILES_S3_BUCKET: 'baton-files',
    FILES_S3_ACCESS_KEY_ID: 'id',
    FILES_S3_SECRET_ACCESS_KEY: 'secret',
  };

  it('keeps files in a bucket when everything about it is known', () => {
    const s3 = {
      endpoint: 'https://s3.example.com',
      bucket: 'baton-files',
      accessKeyId: 'id',
      secretAccessKey: 'secret',
    };
    expect(readSettings(bucket).files.s3).toEqual({ ...s3, region: 'us-east-1', addressing: 'path' });
    const more = { FILES_S3_REGION: 'eu-central-1', FILES_S3_ADDRESSING: 'host', FILES_MAX_BYTES: '1000' };
    expect(readSettings({ ...bucket, ...more }).files).toEqual({
      s3: { ...s3, region: 'eu-central-1', addressing: 'host' },
      maxBytes: 1_000,
    });
  });

  it.each(Object.keys(bucket))('does not start with a bucket without %s', (name) => {
    expect(errorOf({ ...bucket, [name]: '' }).variables).toEqual([name]);
  });

  it.each([
    { FILES_MAX_BYTES: '25 MB' },
    { FILES_S3_ADDRESSING: 'virtual' },
    { FILES_S3_BUCKET: '../other' },
    { PORT: '0' },
    { PORT: '65536' },
    { PORT: '3000.5' },
    { PORT: '3000x' },
    { HOST: 'http://x' },
    { PUBLIC_URL: 'chat.example.com' },
    { PUBLIC_URL: 'http://[x' },
    { TRUST_PROXY: 'true' },
    { TRUST_PROXY: '1' },
    { TRUST_PROXY: 'proxy.example.com' },
    { TRUST_PROXY: '0.0.0.0/0' },
    { TRUST_PROXY: '10.0.0.0/33' },
    { TRUST_PROXY: '10.0.0.1,' },
    { MONGO_URL: 'localhost:27017' },
    { REDIS_URL: 'localhost' },
    { SECRET_KEY: 'too-short' },
    { OPENAI_BASE_URL: 'ftp://x' },
    { OWNER_EMAIL: 'nobody' },
    { OWNER_PASSWORD: 'short' },
    { LOG_LEVEL: 'loud' },
  ])('refuses %o and names the variable with an example', (env) => {
    const [name = ''] = Object.keys(env);
    expect(errorOf(env).message).toMatch(new RegExp(`${name} must be .+, for example: .+`));
  });

  it('names every wrong variable at once', () => {
    expect(errorOf({ PORT: 'x', LOG_LEVEL: 'y', HOST: 'localhost' }).variables).toEqual(['PORT', 'LOG_LEVEL']);
  });

  it('never repeats a secret', () => {
    const env = { SECRET_KEY: 'hunter2', OWNER_PASSWORD: 'swordfish', MONGO_URL: 'mysql://root:letmein@db' };
    expect(errorOf(env).message).not.toMatch(/hunter2|swordfish|letmein/);
  });

  it('accepts exactly the ports that exist', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 70_000 }), (port) => {
        const valid = port >= 1 && port <= 65_535;
        const read = () => readSettings({ PORT: String(port) }).port;
        if (valid) expect(read()).toBe(port);
        else expect(read).toThrow(SettingsError);
      }),
    );
  });
});
