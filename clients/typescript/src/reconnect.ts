import type { Clock } from "./clock.js";

/** How the time between two attempts to connect grows. */
export interface Backoff {
  /** Before the first attempt, at most; milliseconds. */
  firstDelay: number;
  /** What it grows to, doubled each time; milliseconds. */
  maxDelay: number;
}

export const DEFAULT_BACKOFF: Backoff = { firstDelay: 500, maxDelay: 30_000 };

/** Waits between attempts: longer each time, and never all clients at once. */
export class Retry {
  readonly #clock: Clock;
  readonly #backoff: Backoff;
  #attempts = 0;
  #cancel: () => void = () => {};

  constructor(clock: Clock, backoff: Backoff) {
    this.#clock = clock;
    this.#backoff = backoff;
  }

  /** Runs the attempt after a while that grows with each call. A second call takes the place of the first. */
  schedule(attempt: () => void): void {
    this.#cancel();
    const most = Math.min(this.#backoff.maxDelay, this.#backoff.firstDelay * 2 ** this.#attempts);
    this.#attempts += 1;
    this.#cancel = this.#clock.after(most * (0.5 + this.#clock.random() / 2), attempt);
  }

  /** The next while is a short one again. */
  reset(): void {
    this.#attempts = 0;
  }

  cancel(): void {
    this.#cancel();
  }
}
