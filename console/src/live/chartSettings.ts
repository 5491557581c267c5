import { effect, signal } from "@preact/signals";
import { keep, recall } from "../ui/storage";

/** The spans of time that a live chart can show. */
export const SPANS = [
  { seconds: 30, name: "30 s" },
  { seconds: 60, name: "1 min" },
  { seconds: 300, name: "5 min" },
  { seconds: 900, name: "15 min" },
] as const;

/** How many seconds the live chart shows. */
export const chartSeconds = signal<number>(recall("chartSeconds", isSpan) ?? 30);

/** Whether all lines share one axis. */
export const chartTogether = signal<boolean>(recall("chartTogether", isBoolean) ?? false);

/** While true, the chart stands still; values go on. */
export const chartPaused = signal(false);

/** Keeps what is chosen for the next visit. */
export function startChartSettings(): void {
  effect(() => keep("chartSeconds", chartSeconds.value));
  effect(() => keep("chartTogether", chartTogether.value));
}

function isSpan(value: unknown): value is number {
  return SPANS.some((span) => span.seconds === value);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}
