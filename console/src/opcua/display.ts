import {
  type DataValue,
  type LocalizedText,
  type NodeId,
  nodeIdText,
  type QualifiedName,
  typeName,
  type Variant,
} from "opcua-ws-gateway-client";
import { qualityText } from "./quality";

/** What there is instead of a value that is null. */
export const NO_VALUE = "no value";

const MANY = 12;
const STRUCTURE = 22;

/** A value as one line of text for a table; long ones are cut at `limit` characters. */
export function displayVariant(variant: Variant | undefined, limit = 200): string {
  if (!variant || variant.Body === undefined || variant.Body === null) {
    return NO_VALUE;
  }
  return cut(Array.isArray(variant.Body) ? displayArray(variant, variant.Body) : displayScalar(variant), limit);
}

/** The value of a DataValue, by its name where it is one of an enumeration. */
export function displayValue(value: DataValue, names?: ReadonlyMap<number, string>, limit?: number): string {
  const body = value.Value?.Body;
  const name = typeof body === "number" ? names?.get(body) : undefined;
  return name === undefined ? displayVariant(value.Value, limit) : `${name} (${body})`;
}

/** The type of a value in words, e.g. `Double[2][3]`. */
export function displayType(variant: Variant | undefined): string {
  if (!variant || variant.Type === 0) {
    return "Null";
  }
  const structure = structureType(variant.Body);
  if (variant.Type === STRUCTURE && structure) {
    return `${typeName(variant.Type)} ${structure}`;
  }
  const dimensions = variant.Dimensions ?? (Array.isArray(variant.Body) ? [variant.Body.length] : []);
  return typeName(variant.Type) + dimensions.map((length) => `[${length}]`).join("");
}

function structureType(body: unknown): string | undefined {
  const type = typeof body === "object" && body !== null ? (body as { TypeId?: NodeId }).TypeId : undefined;
  return type && nodeIdText(type);
}

/** A value in full: JSON with line breaks for what has parts, else the text itself; of a structure only its fields. */
export function fullText(variant: Variant | undefined): string {
  const body = variant?.Body;
  if (body === undefined || body === null) {
    return NO_VALUE;
  }
  if (variant?.Type === STRUCTURE && !Array.isArray(body)) {
    return JSON.stringify((body as { Body?: unknown }).Body, null, 2);
  }
  return typeof body === "object" ? JSON.stringify(body, null, 2) : String(body);
}

function displayArray(variant: Variant, elements: unknown[]): string {
  const shown = elements.slice(0, MANY).map((element) => displayScalar({ Type: variant.Type, Body: element }));
  const more = elements.length > MANY ? `, \u2026 ${elements.length - MANY} more` : "";
  return `[${shown.join(", ")}${more}]`;
}

function displayScalar(variant: Variant): string {
  const body = variant.Body;
  if (body === undefined || body === null) {
    return "null";
  }
  switch (variant.Type) {
    case 10:
    case 11:
      return displayFloat(body, variant.Type);
    case 13:
      return displayTime(String(body));
    case 15:
      return displayBytes(String(body));
    case 17:
    case 18:
      return nodeIdText(body as NodeId);
    case 19:
      return qualityText(Number(body));
    case 20:
      return displayName(body as QualifiedName);
    case 21:
      return (body as LocalizedText).Text ?? "";
    case 22:
      return displayStructure(body);
    case 23:
      return displayVariant((body as DataValue).Value);
    case 24:
      return displayVariant(body as Variant);
    default:
      return typeof body === "object" ? JSON.stringify(body) : String(body);
  }
}

// A Float has 24 bits: the digits that its double has more are none of the value.
function displayFloat(body: unknown, type: number): string {
  return typeof body === "number" && type === 10 ? String(Number(body.toPrecision(8))) : String(body);
}

/** A DateTime in the reader's time zone, to the millisecond. */
export function displayTime(utc: string | undefined): string {
  const time = utc === undefined ? Number.NaN : Date.parse(utc);
  if (Number.isNaN(time)) {
    return utc ?? "";
  }
  const date = new Date(time);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${displayTimeOfDay(utc)}`;
}

/** Only the time of day of a DateTime, in the reader's time zone. */
export function displayTimeOfDay(utc: string | undefined): string {
  const time = utc === undefined ? Number.NaN : Date.parse(utc);
  if (Number.isNaN(time)) {
    return "";
  }
  const date = new Date(time);
  const millis = String(date.getMilliseconds()).padStart(3, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${millis}`;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

const SHOWN_BYTES = 32;

/** Bytes in hexadecimal, with how many there are. */
function displayBytes(base64: string): string {
  const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
  const length = (base64.length / 4) * 3 - padding;
  const bytes = atob(base64.slice(0, Math.ceil(SHOWN_BYTES / 3) * 4));
  const hex = Array.from(bytes.slice(0, SHOWN_BYTES), (byte) => byte.charCodeAt(0).toString(16).padStart(2, "0"));
  return `${hex.join(" ")}${length > SHOWN_BYTES ? " \u2026" : ""} (${length} ${length === 1 ? "byte" : "bytes"})`;
}

export function displayName(name: QualifiedName): string {
  return name.Uri ? `${name.Uri}:${name.Name ?? ""}` : (name.Name ?? "");
}

function displayStructure(body: unknown): string {
  const { TypeId, Encoding, Body } = body as { TypeId: NodeId; Encoding?: number; Body: unknown };
  return Encoding ? `${nodeIdText(TypeId)}, not described: ${String(Body)}` : JSON.stringify(Body);
}

function cut(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}\u2026` : text;
}
