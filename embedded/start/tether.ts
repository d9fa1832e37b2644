// Loaded into every child before its own code: a child whose supervisor was killed must not run on.
const GRACE = 8_000;

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE).unref();
});
// The listener alone would keep a child alive that has nothing left to do.
process.channel?.unref();
