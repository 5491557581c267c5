import uPlot from "uplot";

/** A line of a chart. */
export interface Line {
  readonly label: string;
  readonly colour: number;
  readonly stepped: boolean;
}

/** How a chart is made; colours are those of the page at the moment. */
export interface ChartOptions {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly Line[];
  /** Charts with the same name show their cursors at the same time. */
  readonly sync?: string;
  readonly showTimes: boolean;
  /** The first and the last second that are shown, asked for with each drawing; left out: all that there is. */
  readonly range?: () => [number, number];
  /** Whether dragging over the chart may choose a part of it. */
  readonly zooms: boolean;
  readonly onCursor?: (index: number | null | undefined) => void;
}

/** Makes a chart of lines over time, in the colours of the page. */
export function makeChart(options: ChartOptions, data: uPlot.AlignedData, parent: HTMLElement): uPlot {
  const ink = (name: string) => colourOf(name, parent);
  const axis: uPlot.Axis = {
    stroke: ink("--ink-2"),
    grid: { stroke: ink("--grid"), width: 1 },
    ticks: { stroke: ink("--grid"), width: 1, size: 4 },
    font: `11px ${getComputedStyle(parent).fontFamily}`,
  };
  return new uPlot(
    {
      width: options.width,
      height: options.height,
      legend: { show: false },
      padding: [10, 10, options.showTimes ? 0 : 6, 0],
      cursor: {
        drag: { x: options.zooms, y: false, setScale: options.zooms },
        points: { size: 7 },
        ...(options.sync ? { sync: { key: options.sync } } : {}),
      },
      scales: { x: { time: true, ...(options.range ? { range: options.range } : {}) }, y: { range: valueRange } },
      axes: [
        { ...axis, size: options.showTimes ? 28 : 0, space: 70, values: options.showTimes ? timeLabels : noLabels },
        { ...axis, size: 58, space: 28, values: (_chart, ticks) => ticks.map(numberLabel) },
      ],
      series: [
        {},
        ...options.lines.map((line) => ({
          label: line.label,
          stroke: ink(`--line-${line.colour}`),
          width: 1.75,
          points: { show: false },
          spanGaps: false,
          gaps: coverSteps,
          ...(line.stepped && uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
        })),
      ],
      hooks: options.onCursor ? { setCursor: [(chart) => options.onCursor?.(chart.cursor.idx)] } : {},
    },
    data,
    parent,
  );
}

// A canvas knows no variables: an element says what the colour is in this theme.
function colourOf(variable: string, parent: HTMLElement): string {
  const probe = parent.appendChild(document.createElement("span"));
  probe.style.color = `var(${variable})`;
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

// A step at the end of a gap is drawn from the value before it: half of that line would be seen.
function coverSteps(_chart: uPlot, _line: number, _from: number, _to: number, gaps: uPlot.Series.Gaps) {
  return gaps.map(([from, to]): [number, number] => [from, to + 2]);
}

/** The values that an axis shows: a little more than there are, and never nothing. */
export function valueRange(_chart: unknown, least: number | null, greatest: number | null): [number, number] {
  if (least === null || greatest === null) {
    return [0, 1];
  }
  const room = (greatest - least) * 0.08 || Math.abs(greatest) * 0.05 || 1;
  return [least - room, greatest + room];
}

/** A number as short as an axis has room for. */
export function numberLabel(number: number): string {
  const size = Math.abs(number);
  return size !== 0 && (size >= 1e7 || size < 1e-4) ? number.toExponential(1) : String(Number(number.toPrecision(7)));
}

function noLabels(_chart: unknown, ticks: number[]): string[] {
  return ticks.map(() => "");
}

const two = (number: number) => String(number).padStart(2, "0");

function timeLabels(_chart: unknown, ticks: number[]): string[] {
  const span = (ticks[ticks.length - 1] ?? 0) - (ticks[0] ?? 0);
  let before = "";
  return ticks.map((tick) => {
    const date = new Date(tick * 1000);
    const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
    const time = `${two(date.getHours())}:${two(date.getMinutes())}${span < 600 ? `:${two(date.getSeconds())}` : ""}`;
    const label = span > 86_400 * 3 || (before !== "" && before !== day) ? day : time;
    before = day;
    return label;
  });
}
