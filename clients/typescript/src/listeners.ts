declare const reportError: ((error: unknown) => void) | undefined;

/** Runs code of the application: what it throws is reported as uncaught, and does not keep this client from going on. */
export function callSafely(action: () => void): void {
  try {
    action();
  } catch (problem) {
    if (typeof reportError === "function") {
      reportError(problem);
    } else {
      queueMicrotask(() => {
        throw problem;
      });
    }
  }
}

/** Who wants to be told of something. */
export class Listeners<T> {
  readonly #listeners = new Set<(event: T) => void>();

  /** Adds a listener; what is returned takes it away again. */
  add(listener: (event: T) => void): () => void {
    const own = (event: T) => listener(event);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  tell(event: T): void {
    for (const listener of [...this.#listeners]) {
      callSafely(() => listener(event));
    }
  }
}
