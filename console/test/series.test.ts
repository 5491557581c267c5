import { describe, expect, it } from "vitest";
import { isKept } from "../src/live/kept";
import { drawnNumber, drawnTime, isChartable, shortNumber } from "../src/live/number";
import { join, Series, thin } from "../src/live/series";

describe("a series", () => {
  it("shows the points of a window, and the one before it", () => {
    const series = new Series();
    for (const time of [0.1, 0.2, 0.3, 0.4]) {
      series.push(time, time * 10);
    }
    expect(series.window(0.25, 0.4)).toEqual({ times: [0.2, 0.3, 0.4], values: [2, 3, 4] });
  });

  it("holds its last value until now, as servers only report changes", () => {
    const series = new Series();
    series.push(10, 1);
    expect(series.window(0, 20)).toEqual({ times: [10, 20], values: [1, 1] });
  });

  it("holds a value until the next one, however late that comes", () => {
    const series = new Series();
    series.push(10, 1);
    series.push(20, 2);
    expect(series.window(0, 20)).toEqual({ times: [10, 19.999, 20], values: [1, 1, 2] });
  });

  it("holds nothing over a gap", () => {
    const series = new Series();
    series.push(10, 1);
    series.push(11, null);
    series.push(20, 2);
    expect(series.window(0, 20)).toEqual({ times: [10, 11, 20], values: [1, null, 2] });
  });

  it("does not go back in time", () => {
    const series = new Series();
    series.push(10, 1);
    series.push(9, 2);
    expect(series.window(0, 10.1).times).toEqual([10, 10]);
  });

  it("keeps the newest values only", () => {
    const series = new Series(100);
    for (let time = 0; time < 10_000; time += 1) {
      series.push(time, time);
    }
    expect(series.length).toBeLessThanOrEqual(126);
    expect(series.lastTime).toBe(9_999);
  });
});

describe("thinning", () => {
  const times = Array.from({ length: 10_000 }, (_, index) => index);

  it("leaves few points as they are", () => {
    const points = { times: [1, 2], values: [1, 2] };
    expect(thin(points, 100)).toBe(points);
  });

  it("keeps peaks, gaps, and the order", () => {
    const values: (number | null)[] = times.map(() => 0);
    values[5_000] = 99;
    values[7_000] = -99;
    values[8_000] = null;
    const thinned = thin({ times, values }, 100);
    expect(thinned.times.length).toBeLessThanOrEqual(100 * 5 + 5);
    expect(thinned.values).toContain(99);
    expect(thinned.values).toContain(-99);
    expect(thinned.values).toContain(null);
    expect([...thinned.times].sort((one, other) => one - other)).toEqual(thinned.times);
  });
});

describe("joined lines", () => {
  it("share their times; where a line has no point it is passed over, and gaps stay gaps", () => {
    expect(
      join([
        { times: [1, 3], values: [10, null] },
        { times: [2, 3], values: [20, 30] },
      ]),
    ).toEqual([
      [1, 2, 3],
      [10, undefined, null],
      [undefined, 20, 30],
    ]);
  });
});

describe("what is drawn of a value", () => {
  it("is its number", () => {
    expect(drawnNumber({ Value: { Type: 1, Body: true } })).toBe(1);
    expect(drawnNumber({ Value: { Type: 8, Body: "42" } })).toBe(42);
  });

  it("is a gap if it is bad, NaN, or none", () => {
    expect(drawnNumber({ Value: { Type: 11, Body: 1 }, Status: 0x80310000 })).toBeNull();
    expect(drawnNumber({ Value: { Type: 11, Body: "NaN" } })).toBeNull();
    expect(drawnNumber({ Status: 0x80310000 })).toBeNull();
    expect(isChartable({ Value: { Type: 12, Body: "1" } })).toBe(false);
    expect(isChartable({ Value: { Type: 11, Body: [1] } })).toBe(false);
  });

  it("is drawn at the source's time, unless that is far from ours", () => {
    const now = Date.parse("2026-11-27T12:00:00Z") / 1000;
    expect(drawnTime({ SourceTimestamp: "2026-11-27T11:59:59Z" }, now)).toBe(now - 1);
    expect(drawnTime({ SourceTimestamp: "2024-02-29T00:00:00Z" }, now)).toBe(now);
    expect(drawnTime({}, now)).toBe(now);
  });

  it("is short beside the chart", () => {
    expect([shortNumber(0.123456789), shortNumber(1234567), shortNumber(-0.5)]).toEqual([
      "0.123457",
      "1234567",
      "-0.5",
    ]);
  });
});

describe("what is kept of watched nodes", () => {
  it("is taken only in the form that this page keeps", () => {
    expect(isKept({ demo: [{ nodeId: "i=1", label: "One", path: "Objects / One", charted: true }] })).toBe(true);
    expect(isKept({ demo: [{ nodeId: 1 }] })).toBe(false);
    expect(isKept({ demo: "i=1" })).toBe(false);
    expect(isKept(null)).toBe(false);
  });
});
