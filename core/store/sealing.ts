import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { ChannelAccount } from '../domain/channels/account.ts';
import { BatonError } from '../domain/errors.ts';

/** The newest seals; all of them open. */
export type SecretKeys = { newest: string; previous: readonly string[] };

/** A value names its format and its key: `v1.<key id>.<nonce>.<ciphertext and tag>`, the latter two in base64url. */
const FORMAT = 'v1';
const NONCE = 12;
const TAG = 16;

const derive = (secretKey: string, purpose: string, bytes: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secretKey, 'baton', purpose, bytes));

/** The id says which key it was and nothing about it. */
const keyOf = (secretKey: string) => ({
  id: derive(secretKey, 'channel secrets key id', 6).toString('hex'),
  key: derive(secretKey, 'channel secrets', 32),
});

/** A value that was copied to another account does not open there. */
const boundTo = (accountId: string): Buffer => Buffer.from(`channel account ${accountId}`);

type Named = Pick<ChannelAccount, 'id' | 'name' | 'sealed'>;

const unreadable = ({ id, name }: Named, why: string): BatonError =>
  new BatonError('secrets_unreadable', `The channel is “${name}” (${id}): ${why}`);

const KEY_MISSING =
  'they were encrypted under another secret key. Put that one into SECRET_KEY_PREVIOUS and start Baton again, or enter them anew.';
const DAMAGED = 'what is stored is damaged, or belongs to another channel. Enter them anew.';

export type Sealing = ReturnType<typeof createSealing>;

/** Encrypts the secrets of channel accounts: AES-256-GCM, bound to the account. */
export const createSealing = ({ newest, previous }: SecretKeys) => {
  const current = keyOf(newest);
  const keys = new Map([...previous, newest].map((secretKey) => keyOf(secretKey)).map(({ id, key }) => [id, key]));

  return {
    seal: (accountId: string, secrets: unknown): string => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(boundTo(accountId));
      const text = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [FORMAT, current.id, nonce.toString('base64url'), text.toString('base64url')].join('.');
    },

    /** @throws BatonError `secrets_unreadable`, which names the account and never the value */
    openSecrets: (account: Named): unknown => {
      const [format, keyId = '', nonce = '', text = ''] = account.sealed.split('.');
      if (format !== FORMAT) throw unreadable(account, DAMAGED);
      const key = keys.get(keyId);
      if (key === undefined) throw unreadable(account, KEY_MISSING);
      const bytes = Buffer.from(text, 'base64url');
      try {
        const options = { authTagLength: TAG };
        const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), options)
          .setAAD(boundTo(account.id))
          .setAuthTag(bytes.subarray(-TAG));
        const opened = Buffer.concat([decipher.update(bytes.subarray(0, -TAG)), decipher.final()]);
        return JSON.parse(opened.toString('utf8'));
      } catch {
        throw unreadable(account, DAMAGED);
      }
    },

    /** Whether it is under the newest key. */
    isNewest: ({ sealed }: Pick<ChannelAccount, 'sealed'>): boolean => sealed.startsWith(`${FORMAT}.${current.id}.`),
  };
};
