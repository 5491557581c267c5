import { useSignal } from "@preact/signals";
import type { DataValue } from "opcua-ws-gateway-client";
import { useEffect, useRef } from "preact/hooks";
import { makeChart } from "../live/chart";
import { thin } from "../live/series";
import { isStepped } from "../opcua/builtIn";
import { displayTime } from "../opcua/display";
import { theme } from "../ui/theme";
import { useWidth } from "../ui/useWidth";
import { pointsOf } from "./read";

const HEIGHT = 240;

/** Values of the past as a line. Dragging over it shows a part, a double click shows all again. */
export function HistoryChart({ values, label }: { values: readonly DataValue[]; label: string }) {
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const at = useSignal<{ time: number; value: number | null | undefined } | undefined>(undefined);

  useEffect(() => {
    const element = host.current;
    if (!element || width.value === 0) {
      return undefined;
    }
    const points = thin(pointsOf(values), width.value);
    const chart = makeChart(
      {
        width: width.value,
        height: HEIGHT,
        lines: [{ label, colour: 0, stepped: isStepped(values[0]?.Value?.Type ?? 11) }],
        showTimes: true,
        zooms: true,
        onCursor: (index) => {
          const time = index === null || index === undefined ? undefined : points.times[index];
          at.value = time === undefined ? undefined : { time, value: points.values[index ?? 0] };
        },
      },
      [points.times, points.values],
      element,
    );
    return () => chart.destroy();
  }, [values, width.value, theme.value, label]);

  return (
    <div class="history-chart">
      <div class="lane-names">
        <span class="lane-name">
          <span class="swatch line-0" />
          {label}
          <output aria-live="off">
            {at.value
              ? `${at.value.value ?? "gap"} at ${displayTime(new Date(at.value.time * 1000).toISOString())}`
              : ""}
          </output>
        </span>
      </div>
      <div ref={host} class="lane-chart" role="img" aria-label={`History of ${label}`} />
    </div>
  );
}
