/** Time and chance, so that tests can have their own. */
export interface Clock {
  /** Milliseconds since some moment. */
  now(): number;
  /** Runs the action once, unless what is returned is called before. */
  after(milliseconds: number, action: () => void): () => void;
  /** A number from 0 to 1. */
  random(): number;
}

// Timers of browsers and Node run at once what shall wait longer.
const LONGEST = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, action) {
    const timer = setTimeout(action, Math.min(milliseconds, LONGEST));
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
