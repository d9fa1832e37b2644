import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Framer } from '#embedded/store/wire/framer.ts';

function message(length: number, fill: number): Buffer {
  const bytes = Buffer.alloc(length, fill);
  bytes.writeInt32LE(length, 0);
  return bytes;
}

describe('messages of a stream', () => {
  it('come out whole and in order, however they are cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 16, max: 300 }), fc.nat(255)), { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }),
        (sent, cuts) => {
          const messages = sent.map(([length, fill]) => message(length, fill));
          const stream = Buffer.concat(messages);
          const got: Buffer[] = [];
          const framer = new Framer((bytes) => got.push(Buffer.from(bytes)));
          for (let at = 0, i = 0; at < stream.length; i++) {
            const size = cuts[i % cuts.length] ?? 1;
            framer.push(stream.subarray(at, at + size));
            at += size;
          }
          expect(got).toEqual(messages);
        },
      ),
    );
  });

  it('may not say that they are longer than any', () => {
    const framer = new Framer(() => undefined);
    expect(() => framer.push(message(100, 0).fill(0x7f, 0, 4))).toThrow('a message of 2139062143 bytes');
  });
});
