import { type DataValue, plain } from "opcua-ws-gateway-client";
import { isNumeric } from "../opcua/builtIn";
import { displayValue } from "../opcua/display";
import { qualityOf } from "../opcua/quality";

/** Whether the value can be drawn as a point of a line. */
export function isChartable(value: DataValue | undefined): boolean {
  const variant = value?.Value;
  return variant !== undefined && isNumeric(variant.Type) && !Array.isArray(variant.Body);
}

/** The number that is drawn for a value; null, a gap, for one that is bad, or no number. */
export function drawnNumber(value: DataValue): number | null {
  if (!isChartable(value) || qualityOf(value.Status) === "bad") {
    return null;
  }
  const number = Number(plain(value.Value));
  return Number.isFinite(number) ? number : null;
}

/** A number with as many digits as tell something at a glance; the table has them all. */
export function shortNumber(number: number): string {
  return Number.isInteger(number) ? String(number) : String(Number(number.toPrecision(6)));
}

/** A value at a glance: a number with few digits, its name where it is one of an enumeration, anything else as it is. */
export function glance(value: DataValue, names?: ReadonlyMap<number, string>): string {
  const body = value.Value?.Body;
  const isPlain = isChartable(value) && typeof body === "number" && !names?.has(body);
  return isPlain ? shortNumber(body) : displayValue(value, names, 40);
}

const PLAUSIBLE = 60;

/** When a value is drawn, in seconds: the source's time, unless its clock is far from ours or the value is an old one. */
export function drawnTime(value: DataValue, now: number): number {
  const stamp = value.SourceTimestamp ?? value.ServerTimestamp;
  const time = stamp === undefined ? now : Date.parse(stamp) / 1000;
  return Math.abs(time - now) <= PLAUSIBLE ? time : now;
}
