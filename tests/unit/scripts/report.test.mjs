import { describe, expect, it } from 'vitest';
import { count } from '../../../scripts/lib/report.mjs';

const file = (status, ...tests) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });

describe('the count of a report', () => {
  it('is what the runner counted', () => {
    const testResults = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed')];
    expect(count({ numPassedTests: 3, numFailedTests: 1, testResults })).toEqual({ passed: 3, failed: 1 });
  });

  it('takes a file that could not be loaded for a failure', () => {
    expect(count({ numPassedTests: 0, numFailedTests: 0, testResults: [file('failed')] })).toEqual({
      passed: 0,
      failed: 1,
    });
  });

  it('is nothing without a report', () => {
    expect(count(undefined)).toEqual({ passed: 0, failed: 0 });
  });
});
