const live = process.stdout.isTTY === true;

/** Shows that something is being done, for how long already, and what came of it. Returns what the work returns. */
export async function step(label, work) {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1_000).toFixed(1)} s`;
  const draw = () => process.stdout.write(`\r\x1b[K  … ${label} ${seconds()}`);
  const timer = live ? setInterval(draw, 200) : undefined;
  if (live) draw();
  else console.log(`  … ${label}`);
  const end = (mark) => {
    clearInterval(timer);
    console.log(`${live ? '\r\x1b[K' : ''}  ${mark} ${label} (${seconds()})`);
  };
  try {
    const result = await work();
    end('✓');
    return result;
  } catch (error) {
    end('✗');
    throw error;
  }
}
