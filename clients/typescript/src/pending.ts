import type { Clock } from "./clock.js";
import { GatewayError } from "./errors.js";

/** How long to wait for an answer, and what may end the waiting. */
export interface RequestOptions {
  /** Milliseconds in which the answer must be there; else the request fails with `BadTimeout`. */
  timeout?: number | undefined;
  /** Ends the waiting. What the server does by then is done. */
  signal?: AbortSignal | undefined;
}

/** What to do with an answer. */
export interface Answering<B, T> {
  /**
   * Makes the result of the body. Runs before the next message is looked at: what follows a response may need what this
   * sets up.
   */
  accept(body: B): T;
  /** Is given a good answer that nobody waits for any more, e.g. to give back what it brought. */
  late?: ((body: B) => void) | undefined;
}

interface Waiting {
  good(body: unknown): void;
  bad(error: unknown): void;
}

// Answers that are not wanted any more are remembered, but not for ever.
const MOST_LATE = 100;

/** Requests that wait for their answers, each by its handle. */
export class PendingRequests {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, Waiting>();
  readonly #late = new Map<string, (body: unknown) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add<B, T>(
    handle: string,
    options: { timeout: number; signal?: AbortSignal | undefined },
    answering: Answering<B, T>,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = () => {
        stopTimer();
        options.signal?.removeEventListener("abort", onAbort);
        this.#waiting.delete(handle);
      };
      const giveUp = (reason: unknown) => {
        end();
        this.#rememberLate(handle, answering.late as ((body: unknown) => void) | undefined);
        reject(reason);
      };
      const onAbort = () => giveUp(options.signal?.reason);
      const stopTimer = this.#clock.after(options.timeout, () =>
        giveUp(new GatewayError("BadTimeout", "The gateway did not answer in time")),
      );
      options.signal?.addEventListener("abort", onAbort);
      this.#waiting.set(handle, {
        good: (body) => {
          end();
          try {
            resolve(answering.accept(body as B));
          } catch (problem) {
            reject(problem);
          }
        },
        bad: (error) => {
          end();
          reject(error);
        },
      });
    });
  }

  /** Hands an answer to who waits for it. */
  settle(handle: string, error: GatewayError | undefined, body: unknown): void {
    const waiting = this.#waiting.get(handle);
    const late = this.#late.get(handle);
    this.#late.delete(handle);
    if (error) {
      waiting?.bad(error);
    } else {
      (waiting?.good ?? late)?.(body);
    }
  }

  /** Fails all that wait. */
  rejectAll(error: GatewayError): void {
    this.#late.clear();
    for (const waiting of [...this.#waiting.values()]) {
      waiting.bad(error);
    }
  }

  #rememberLate(handle: string, late: ((body: unknown) => void) | undefined): void {
    if (late) {
      this.#late.set(handle, late);
      const oldest = this.#late.keys().next();
      if (this.#late.size > MOST_LATE && !oldest.done) {
        this.#late.delete(oldest.value);
      }
    }
  }
}
