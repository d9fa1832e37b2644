import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

interface Suite {
  name: string;
  /** Milliseconds for one test; a hook may take as long. */
  timeout: number;
  /** Gets a real Redis and a real store, shared by all files of the run. */
  services?: boolean;
  /** Compiles the dashboard's stores, which are written in runes. */
  runes?: boolean;
  /** Its files share a process, one after the other: modules are loaded once. */
  shared?: boolean;
  /** One file at a time: its tests measure, or own a browser. */
  alone?: boolean;
}

const SUITES: Suite[] = [
  { name: 'architecture', timeout: 30_000 },
  { name: 'unit', timeout: 10_000, runes: true, shared: true },
  { name: 'contract', timeout: 60_000, services: true },
  { name: 'integration', timeout: 30_000, services: true, runes: true, shared: true },
  { name: 'e2e', timeout: 90_000, services: true, alone: true, shared: true },
  { name: 'faults', timeout: 180_000, services: true, alone: true },
];

function project({ name, timeout, services, runes, alone, shared }: Suite): TestProjectConfiguration {
  return {
    ...(runes ? { plugins: [svelte({ configFile: false })] } : {}),
    test: {
      name,
      include: [`tests/${name}/**/*.test.{ts,mjs}`],
      environment: 'node',
      pool: 'forks',
      ...(shared ? { isolate: false } : {}),
      testTimeout: timeout,
      hookTimeout: timeout,
      globalSetup: services ? ['tests/setup/services.ts'] : [],
      fileParallelism: !alone,
      // Suites that run alone wait for the others, and for each other.
      sequence: { groupOrder: alone ? SUITES.findIndex((suite) => suite.name === name) : 0 },
    },
  };
}

export default defineConfig({
  test: {
    projects: SUITES.map(project),
    reporters: ['dot', 'json'],
    outputFile: { json: '.cache/test-report.json' },
    maxWorkers: 2,
    passWithNoTests: false,
    teardownTimeout: 15_000,
  },
});
