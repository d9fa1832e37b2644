const TOLERATED = 2_000;

/** The present, once a second, on the server's clock: waiting times are right on a computer whose clock is not. */
export class Clock {
  now = $state(Date.now());
  #offset = 0;

  start(): () => void {
    const timer = setInterval(() => this.#tick(), 1_000);
    return () => clearInterval(timer);
  }

  #tick(): void {
    this.now = Date.now() + this.#offset;
  }

  /** A response's date has a resolution of one second, so small differences are left alone. */
  learn(serverTime: number): void {
    const offset = serverTime - Date.now();
    const next = Math.abs(offset) > TOLERATED ? offset : 0;
    if (Math.abs(next - this.#offset) <= TOLERATED) return;
    this.#offset = next;
    this.#tick();
  }
}
