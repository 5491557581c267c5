import type { HistoryOptions } from "opcua-ws-gateway-client";

/** Which part of a node's past to read. */
export type Range =
  | { readonly kind: "newest" | "oldest" }
  | { readonly kind: "last"; readonly seconds: number }
  | { readonly kind: "between"; readonly from: string; readonly to: string };

export const CHOICES = [
  { key: "newest", name: "Newest values", range: { kind: "newest" } },
  { key: "oldest", name: "Oldest values", range: { kind: "oldest" } },
  { key: "hour", name: "Last hour", range: { kind: "last", seconds: 3_600 } },
  { key: "day", name: "Last day", range: { kind: "last", seconds: 86_400 } },
  { key: "between", name: "From \u2026 to \u2026", range: undefined },
] as const;

/** How many values are read at most. */
export const MOST = 5_000;

const BEGINNING = "1970-01-01T00:00:00Z";

/** What to ask the server for; a sentence if the range is none. */
export function optionsOf(range: Range, now: number): HistoryOptions | string {
  switch (range.kind) {
    case "newest":
      // An end without a start: as many as are asked for, backwards from there (OPC 10000-11, 6.4.3.2).
      return { end: new Date(now), maxValues: 1_000 };
    case "oldest":
      return { start: BEGINNING, maxValues: 1_000 };
    case "last":
      return { start: new Date(now - range.seconds * 1_000), end: new Date(now) };
    case "between":
      return between(range.from, range.to);
  }
}

/** How many values a range shows at most: newest and oldest are one page. */
export function limitOf(range: Range): number {
  return range.kind === "newest" || range.kind === "oldest" ? 1_000 : MOST;
}

function between(from: string, to: string): HistoryOptions | string {
  const start = Date.parse(from);
  const end = Date.parse(to);
  if (Number.isNaN(start) || Number.isNaN(end)) {
    return "Say from when and to when.";
  }
  return start < end ? { start: new Date(start), end: new Date(end) } : "The end must be later than the beginning.";
}
