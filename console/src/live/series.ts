/** Points of a line, ready to be drawn: null is a gap, times are seconds and grow. */
export interface Points {
  readonly times: number[];
  readonly values: (number | null)[];
}

// Between two values that are further apart than this, nothing has changed: a server only reports changes, and is asked to look
// five times as often.
const HOLD = 0.5;

/** The newest values of one node, kept for drawing. */
export class Series {
  readonly #limit: number;
  readonly #times: number[] = [];
  readonly #values: (number | null)[] = [];

  /** @param limit how many values are kept at least; some more are, so that old ones go many at a time */
  constructor(limit = 20_000) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#times.length;
  }

  get lastTime(): number | undefined {
    return this.#times[this.#times.length - 1];
  }

  /** Adds a value. One that is older than the last comes at the last one's time, as lines do not go back. */
  push(time: number, value: number | null): void {
    const last = this.lastTime;
    if (last === undefined) {
      this.#add(time, value);
      return;
    }
    const held = this.#values[this.#values.length - 1] ?? null;
    if (time - last > HOLD && held !== null && value !== null) {
      this.#add(time - 0.001, held);
    }
    this.#add(Math.max(last, time), value);
    if (this.#times.length > this.#limit * 1.25) {
      const excess = this.#times.length - this.#limit;
      this.#times.splice(0, excess);
      this.#values.splice(0, excess);
    }
  }

  /** The points from one time to another, with the one before, so that the line enters from the left; the last one holds. */
  window(from: number, to: number): Points {
    const first = Math.max(0, countBefore(this.#times, (time) => time < from) - 1);
    const end = countBefore(this.#times, (time) => time <= to);
    const times = this.#times.slice(first, end);
    const values = this.#values.slice(first, end);
    const last = times[times.length - 1];
    if (last !== undefined && to - last > HOLD) {
      times.push(to);
      values.push(values[values.length - 1] ?? null);
    }
    return { times, values };
  }

  clear(): void {
    this.#times.length = 0;
    this.#values.length = 0;
  }

  #add(time: number, value: number | null): void {
    this.#times.push(time);
    this.#values.push(value);
  }
}

/**
 * Fewer points that look the same at a width of so many pixels: of each pixel's points the first, the least, the greatest and
 * the last stay, and gaps.
 */
export function thin(points: Points, pixels: number): Points {
  const count = points.times.length;
  if (count <= pixels * 4) {
    return points;
  }
  const times: number[] = [];
  const values: (number | null)[] = [];
  const start = points.times[0] ?? 0;
  const width = ((points.times[count - 1] ?? 0) - start) / pixels || 1;
  let index = 0;
  while (index < count) {
    const bucket = Math.floor(((points.times[index] ?? 0) - start) / width);
    let end = index;
    let least = index;
    let greatest = index;
    let gap = -1;
    while (end < count && Math.floor(((points.times[end] ?? 0) - start) / width) === bucket) {
      const value = points.values[end];
      if (value === null || value === undefined) {
        gap = end;
      } else {
        least = value < (points.values[least] ?? Number.POSITIVE_INFINITY) ? end : least;
        greatest = value > (points.values[greatest] ?? Number.NEGATIVE_INFINITY) ? end : greatest;
      }
      end += 1;
    }
    const kept = new Set([index, least, greatest, end - 1, ...(gap < 0 ? [] : [gap])]);
    for (const at of [...kept].sort((one, other) => one - other)) {
      times.push(points.times[at] ?? 0);
      values.push(points.values[at] ?? null);
    }
    index = end;
  }
  return { times, values };
}

/** Lines on one time axis: where a line has no point of its own, undefined, which is passed over. */
export function join(lines: readonly Points[]): [number[], ...(number | null | undefined)[][]] {
  const total = lines.reduce((sum, line) => sum + line.times.length, 0);
  const all = new Float64Array(total);
  let at = 0;
  for (const line of lines) {
    all.set(line.times, at);
    at += line.times.length;
  }
  all.sort();
  const times: number[] = [];
  for (const time of all) {
    if (times.length === 0 || time !== times[times.length - 1]) {
      times.push(time);
    }
  }
  const columns = lines.map((line) => {
    const column = new Array<number | null | undefined>(times.length).fill(undefined);
    let index = 0;
    line.times.forEach((time, point) => {
      while ((times[index] ?? Number.POSITIVE_INFINITY) < time) {
        index += 1;
      }
      column[index] = line.values[point] ?? null;
    });
    return column;
  });
  return [times, ...columns];
}

/** How many of the times, which grow, are before a border. */
function countBefore(times: readonly number[], isBefore: (time: number) => boolean): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(times[middle] ?? 0)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
