import { type ChildProcess, spawn } from 'node:child_process';
import { eachLine } from './log-file.ts';

/** Where the programs are. Tests put their own in the places of the real ones. */
export interface Programs {
  gateway: string;
  worker: string;
  /** Keeps up connections to platforms. */
  channel: string;
  store: string;
  /** Options of Node for each of them; among them the tether, which ends a child whose supervisor is gone. */
  nodeOptions: string[];
}

/**
 * What the store's process gets besides: a small young generation, as nobody is served while it is being collected.
 * docs/embedded-store.md, "Fair to everybody".
 */
export const STORE_NODE_OPTIONS = ['--max-semi-space-size=4'];

/** Detached, so that Ctrl-C reaches the supervisor alone and it can stop things in their order. */
export function launchNode(
  { nodeOptions }: Programs,
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): ChildProcess {
  return spawn(process.execPath, [...nodeOptions, '--enable-source-maps', script, ...args], {
    // Standard input is never written to: its end tells a child that we are gone.
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
    detached: true,
    env,
  });
}

export type ReadyMessage = { type: 'ready' } & Record<string, unknown>;

/** A gateway or worker reports with process.send({ type: 'ready', … }). */
export function readyByMessage(child: ChildProcess): Promise<ReadyMessage> {
  return new Promise((resolve) => {
    child.on('message', (message) => {
      if (typeof message === 'object' && 'type' in message && message.type === 'ready') {
        resolve(message as ReadyMessage);
      }
    });
  });
}

/** The store prints one line of JSON: {"ready":true,"url":"mongodb://…"}. */
export function readyByLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    eachLine(child.stdout, (line) => {
      if (line.startsWith('{"ready":true')) resolve((JSON.parse(line) as { url: string }).url);
    });
  });
}
