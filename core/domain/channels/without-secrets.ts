/** Shorter ones are no secrets, and words would vanish with them. */
const SHORTEST = 6;

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** A sentence that a platform had a part in, before anybody reads it or it is stored. */
export const withoutSecrets = (sentence: string, secrets: unknown): string =>
  stringsIn(secrets)
    .filter((secret) => secret.length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
    .reduce((text, secret) => text.replaceAll(secret, '…'), sentence);
