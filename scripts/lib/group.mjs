import { spawn } from 'node:child_process';

const PATIENCE = 6_000;

/**
 * Runs a command as the leader of a group of processes, and ends the whole group with it: whatever it has started,
 * and however it ended. Resolves with its exit code.
 */
export async function showGroup(command, args) {
  const child = spawn(command, args, { stdio: 'inherit', detached: true });
  // Ctrl-C reaches us alone, at times twice (npm passes it on): the group is told once.
  const interrupt = once(() => signal(child.pid, 'SIGTERM'));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, interrupt);
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (exitCode) => resolve(exitCode ?? 130));
  });
  await endGroup(child.pid);
  return code;
}

async function endGroup(leader) {
  const deadline = Date.now() + PATIENCE;
  signal(leader, 'SIGTERM');
  while (signal(leader, 0) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  signal(leader, 'SIGKILL');
}

/** False when nobody of the group is left. */
function signal(leader, name) {
  try {
    return process.kill(-leader, name);
  } catch {
    return false;
  }
}

function once(act) {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}
