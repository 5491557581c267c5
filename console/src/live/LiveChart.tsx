import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type uPlot from "uplot";
import { servers } from "../connection/servers";
import { isStepped } from "../opcua/builtIn";
import { oncePerFrame } from "../ui/frames";
import { theme } from "../ui/theme";
import { useWidth } from "../ui/useWidth";
import { makeChart } from "./chart";
import { chartPaused, chartSeconds } from "./chartSettings";
import { glance, shortNumber } from "./number";
import { join, type Points, thin } from "./series";
import { liveVersion, parentOf, type Watched } from "./watched";

const TIMES_HEIGHT = 28;
const STACKED_HEIGHT = 300;
// Twenty times a second is as smooth as anybody needs, and leaves the processor to others.
const LEAST_BETWEEN = 50;

/** Lines that belong into one chart. */
interface LaneProps {
  readonly items: readonly Watched[];
  readonly height: number;
  readonly isLast: boolean;
}

/** The values of the charted nodes as lines: each in a lane of its own with its own axis, or all over each other. */
export function LiveChart({ items, together }: { items: readonly Watched[]; together: boolean }) {
  if (together) {
    return (
      <div class="lanes">
        <Lane key={items.map((item) => item.key).join()} items={items} height={STACKED_HEIGHT} isLast />
      </div>
    );
  }
  return (
    <div class="lanes">
      {items.map((item, index) => (
        <Lane key={item.key} items={[item]} height={laneHeight(items.length)} isLast={index === items.length - 1} />
      ))}
    </div>
  );
}

function laneHeight(lanes: number): number {
  return lanes <= 2 ? 140 : lanes <= 4 ? 110 : 84;
}

function Lane({ items, height, isLast }: LaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const chart = useRef<uPlot | undefined>(undefined);
  const at = useSignal<number | undefined>(undefined);
  const stepped = useComputed(() => items.map((item) => isStepped(item.latest.value?.Value?.Type ?? 11)).join());
  const look = `${theme.value} ${stepped.value}`;

  useEffect(() => {
    const element = host.current;
    if (!element || width.value === 0) {
      return undefined;
    }
    const steps = stepped.peek().split(",");
    const made = makeChart(
      {
        width: width.value,
        height: height + (isLast ? TIMES_HEIGHT : 0),
        lines: items.map((item, index) => ({
          label: item.label,
          colour: item.colour,
          stepped: steps[index] === "true",
        })),
        sync: "live",
        showTimes: isLast,
        range: visibleSeconds,
        zooms: false,
        onCursor: (index) => {
          at.value = index ?? undefined;
        },
      },
      dataOf(items, width.value),
      element,
    );
    chart.current = made;
    return () => {
      chart.current = undefined;
      made.destroy();
    };
  }, [width.value, look, isLast, height]);

  useEffect(() => {
    let drawnAt = 0;
    const draw = oncePerFrame(() => {
      const now = performance.now();
      if (chart.current && !chartPaused.peek() && now - drawnAt >= LEAST_BETWEEN) {
        drawnAt = now;
        chart.current.setData(dataOf(items, width.peek()));
      }
    });
    const stop = liveVersion.subscribe(draw);
    const timer = setInterval(draw, 250); // time goes on also where no value changes
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [items, width]);

  return (
    <div class="lane">
      <div class="lane-names">
        {items.map((item, index) => (
          <LaneName key={item.key} item={item} number={valueAt(chart.current, index, at.value)} />
        ))}
      </div>
      <div
        ref={host}
        class="lane-chart"
        role="img"
        aria-label={`Chart of ${items.map((item) => item.label).join(", ")}`}
      />
    </div>
  );
}

function LaneName({ item, number }: { item: Watched; number: number | undefined }) {
  const latest = item.latest.value;
  return (
    <span class="lane-name" title={item.path}>
      <span class={`swatch line-${item.colour}`} />
      {item.label}
      <span class="quiet">
        {parentOf(item)}
        {servers.value.length > 1 ? ` \u00b7 ${item.serverKey}` : ""}
      </span>
      <output aria-live="off">
        {number === undefined ? latest && glance(latest, item.names.value) : shortNumber(number)}
      </output>
    </span>
  );
}

function valueAt(chart: uPlot | undefined, line: number, index: number | undefined): number | undefined {
  return index === undefined ? undefined : (chart?.data[line + 1]?.[index] ?? undefined);
}

function visibleSeconds(): [number, number] {
  const now = pausedAt() ?? Date.now() / 1000;
  return [now - chartSeconds.peek(), now];
}

let paused: number | undefined;

function pausedAt(): number | undefined {
  paused = chartPaused.peek() ? (paused ?? Date.now() / 1000) : undefined;
  return paused;
}

function dataOf(items: readonly Watched[], width: number): uPlot.AlignedData {
  const [from, to] = visibleSeconds();
  const lines: Points[] = items.map((item) => thin(item.series.window(from, to), Math.max(width, 100)));
  const [single] = lines;
  return lines.length === 1 && single ? [single.times, single.values] : (join(lines) as unknown as uPlot.AlignedData);
}
