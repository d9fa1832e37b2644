import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawRequest } from '#channels/contract/adapter.ts';
import { ADAPTERS } from '#channels/registry.ts';
import { CHANNELS } from '#core/domain/conversation/state.ts';
import type { ContractPeer } from './peer.ts';

/*
 * Of what a platform has signed not one byte may be changed: 5,000 changes for each adapter whose platform signs the body.
 */

const RUNS = 5_000;

for (const kind of CHANNELS) {
  const webhook = ADAPTERS[kind]?.webhook;
  if (!webhook) continue;
  describe(kind, () => {
    test('lets in nothing in which a byte of the body or of its proof is another one', async () => {
      const peer: ContractPeer = await (await import(`./peers/${kind}.ts`)).openPeer();
      try {
        const door = peer.webhook;
        if (!door?.signsBody) return;
        const { account, reach } = door;
        const isLetIn = async (request: RawRequest) => (await webhook.authenticate(request, account, reach)).genuine;
        const genuine = await door.genuine(door.body);
        const proofs = await proofsOf(genuine, isLetIn);
        expect(proofs.length).toBeGreaterThan(0);

        const changedBody = fc
          .record({ at: fc.nat(genuine.body.length - 1), by: fc.integer({ min: 1, max: 255 }) })
          .map(({ at, by }): RawRequest => {
            const body = Uint8Array.from(genuine.body);
            body[at] = (body[at] ?? 0) ^ by;
            return { ...genuine, body };
          });
        const changedProof = fc
          .record({ name: fc.constantFrom(...proofs), at: fc.nat(), sign: fc.constantFrom(...SIGNS) })
          .map(({ name, at, sign }): RawRequest => {
            const value = genuine.headers[name] ?? '';
            const place = at % value.length;
            return {
              ...genuine,
              headers: { ...genuine.headers, [name]: value.slice(0, place) + sign + value.slice(place + 1) },
            };
          })
          .filter(({ headers }) => proofs.some((name) => !meansTheSame(headers[name], genuine.headers[name])));
        await fc.assert(
          fc.asyncProperty(fc.oneof(changedBody, changedProof), async (request) => {
            expect(await isLetIn(request)).toBe(false);
          }),
          { numRuns: RUNS },
        );
        expect(await isLetIn(genuine)).toBe(true);
      } finally {
        await peer.close();
      }
    });
  });
}

const SIGNS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=+/., '];

/** Headers without which a request is not let in. */
const proofsOf = async (request: RawRequest, isLetIn: (request: RawRequest) => Promise<boolean>): Promise<string[]> => {
  const names: string[] = [];
  for (const name of Object.keys(request.headers))
    if (!(await isLetIn({ ...request, headers: { ...request.headers, [name]: undefined } }))) names.push(name);
  return names;
};

/** The last sign of base64 may be written in several ways. */
const meansTheSame = (one = '', other = ''): boolean => {
  const [bytes, others] = [bytesIn(one), bytesIn(other)];
  return one === other || (bytes !== undefined && others !== undefined && bytes.equals(others));
};
const bytesIn = (value: string): Buffer | undefined => {
  const signature = /^v\d,([A-Za-z0-9+/]+=*)$/.exec(value)?.[1];
  return signature === undefined ? undefined : Buffer.from(signature, 'base64');
};
