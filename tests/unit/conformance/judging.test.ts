import { Double, Long } from 'bson';
import { describe, expect, it } from 'vitest';
import { FailPoint } from '#tests/conformance/fail-points/fail-point.ts';
import { parseFile } from '#tests/conformance/runner/load.ts';
import { type ServerFacts, unmet } from '#tests/conformance/runner/server-facts.ts';
import { Tally } from '#tests/conformance/tally.ts';

const facts: ServerFacts = { version: '7.0.2', topology: 'replicaset', parameters: { a: 1 }, auth: false };

describe('requirements', () => {
  it.each([
    [{ minServerVersion: '7.0' }],
    [{ maxServerVersion: '7.0.2' }],
    [{ topologies: ['single', 'replicaset'] }],
    [{ serverParameters: { a: 1 } }],
    [{ serverless: 'forbid', auth: false, csfle: false }],
  ])('%j is met', (requirement) => {
    expect(unmet([requirement], facts)).toBeUndefined();
  });

  it.each([
    [{ minServerVersion: '7.0.3' }],
    [{ minServerVersion: '7.1' }],
    [{ maxServerVersion: '7.0.1' }],
    [{ maxServerVersion: '4.99' }],
    [{ topologies: ['sharded', 'load-balanced'] }],
    [{ serverParameters: { a: 2 } }],
    [{ serverParameters: { b: 1 } }],
    [{ serverless: 'require' }],
    [{ auth: true }],
    [{ authMechanism: 'PLAIN' }],
    [{ csfle: true }],
    [{ minServerVersion: '7.0', topologies: ['sharded'] }],
  ])('%j is not met, for a reason', (requirement) => {
    expect(unmet([requirement], facts)).toMatch(/^(needs|is for) /);
  });

  it('are met when one of several is, or there are none', () => {
    expect(unmet([{ topologies: ['sharded'] }, { topologies: ['replicaset'] }], facts)).toBeUndefined();
    expect(unmet([], facts)).toBeUndefined();
  });
});

describe('a tally', () => {
  const tally = (...results: ('passed' | 'failed' | 'skipped')[]) => {
    const lines: string[] = [];
    const counting = new Tally((line) => lines.push(line));
    for (const result of results) counting.add({ file: 'f.json', description: 'd', result, reason: 'why' });
    return { fine: counting.finish(), lines };
  };

  it('is fine when something passed and nothing failed', () => {
    expect(tally('passed', 'skipped')).toEqual({
      fine: true,
      lines: ['skipped 1 ×: why', '1 passed, 0 failed, 1 skipped'],
    });
  });

  it('says what failed', () => {
    const { fine, lines } = tally('passed', 'failed');
    expect(fine).toBe(false);
    expect(lines).toEqual(['✗ f.json: d\n    why', '1 passed, 1 failed, 0 skipped']);
  });

  it('is not fine when nothing ran', () => {
    expect(tally().fine).toBe(false);
    expect(tally('skipped').fine).toBe(false);
  });
});

describe('a file', () => {
  const file = (schemaVersion: unknown) => JSON.stringify({ description: 'd', schemaVersion, tests: [] });

  it('is read up to the version the runner knows', () => {
    expect(parseFile(file('1.28')).tests).toEqual([]);
    for (const version of ['1.29', '2.0', undefined]) expect(() => parseFile(file(version))).toThrow(/^this /);
  });

  it('keeps numbers that say what they are', () => {
    const tests = '[{"a": 1, "b": 1.5, "c": {"$numberLong": "7"}, "d": {"$numberDouble": "1.0"}}]';
    const [read] = parseFile(`{"schemaVersion": "1.0", "tests": ${tests}}`).tests as unknown as object[];
    expect(read).toEqual({ a: 1, b: 1.5, c: Long.fromNumber(7), d: expect.any(Double) });
  });
});

describe('a fail point', () => {
  const insert = { insert: 'things', $db: 'd' };
  const failing = (mode: unknown, data: object = {}) =>
    new FailPoint({
      configureFailPoint: 'failCommand',
      mode,
      data: { failCommands: ['insert'], errorCode: 91, ...data },
    });
  const hits = (point: FailPoint, times = 4) =>
    Array.from({ length: times }, () => point.faultFor(insert, 'app') !== undefined);

  it('strikes as often as its mode says', () => {
    expect(hits(failing({ times: 2 }))).toEqual([true, true, false, false]);
    expect(hits(failing({ skip: 1 }))).toEqual([false, true, true, true]);
    expect(hits(failing('alwaysOn'))).toEqual([true, true, true, true]);
    expect(hits(failing('off'))).toEqual([false, false, false, false]);
  });

  it('strikes the commands, the application and the namespace it is for', () => {
    expect(failing('alwaysOn').faultFor({ find: 'things' }, undefined)).toBeUndefined();
    expect(hits(failing('alwaysOn', { appName: 'other' }), 1)).toEqual([false]);
    expect(hits(failing('alwaysOn', { namespace: 'd.other' }), 1)).toEqual([false]);
    expect(hits(failing('alwaysOn', { namespace: 'd.things', appName: 'app' }), 1)).toEqual([true]);
  });

  it('labels errors as a server does, or as it is told', () => {
    const labels = (command: object, data = {}) =>
      failing('alwaysOn', data).faultFor({ ...insert, ...command }, undefined)?.reply?.errorLabels;
    expect(labels({ txnNumber: 1 })).toEqual(['RetryableWriteError']);
    expect(labels({})).toBeUndefined();
    expect(labels({ txnNumber: 1, autocommit: false })).toEqual(['TransientTransactionError']);
    expect(labels({ txnNumber: 1 }, { errorLabels: [] })).toBeUndefined();
    expect(labels({}, { errorLabels: ['Own'] })).toEqual(['Own']);
  });
});
