import { typeName, type Variant } from "opcua-ws-gateway-client";
import { integerRange } from "./builtIn";

/** What was typed: a Variant to send, or a sentence that says what is wrong with it. */
export type Parsed = { ok: true; variant: Variant } | { ok: false; problem: string };

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NODE_ID = /^(svr=\d+;)?(ns=\d+;|nsu=[^;]+;)?(i=\d+|s=[\s\S]*|g=[0-9a-f-]{36}|b=[A-Za-z0-9+/]*={0,2})$/i;

/** Understands one scalar of a built-in type, as a person types it into a field. */
export function parseScalar(type: number, text: string): Parsed {
  const typed = text.trim();
  const range = integerRange(type);
  if (range) {
    return parseInteger(type, typed, range);
  }
  switch (type) {
    case 1:
      return /^(true|false)$/i.test(typed) ? good(1, typed.toLowerCase() === "true") : bad("Say true or false.");
    case 10:
    case 11:
      return parseFloating(type, typed);
    case 12:
    case 16:
      return good(type, text);
    case 13:
      return parseTime(typed);
    case 14:
      return GUID.test(typed)
        ? good(type, typed.toLowerCase())
        : bad("A Guid looks like 72962b91-fa75-4ae6-8d28-b404dc7daf63.");
    case 15:
      return parseBytes(typed);
    case 17:
    case 18:
      return NODE_ID.test(typed) ? good(type, typed) : bad("A NodeId looks like ns=2;s=Name or i=2258.");
    case 19:
      return parseStatus(typed);
    case 20:
      return parseQualifiedName(typed);
    case 21:
      return good(type, { Text: text });
    default:
      return parseJson(type, typed, false);
  }
}

/** Understands an array, a matrix or a structure, typed as the JSON of OPC 10000-6. */
export function parseJson(type: number, text: string, isArray: boolean, dimensions?: readonly number[]): Parsed {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (problem) {
    return bad(`This is no JSON: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
  if (isArray !== Array.isArray(body)) {
    return bad(isArray ? "An array is needed: [ \u2026 ]." : "One value is needed, and this is an array.");
  }
  const elements = isArray ? (body as unknown[]) : [body];
  for (const [index, element] of elements.entries()) {
    const problem = problemOf(type, element);
    if (problem) {
      return bad(isArray ? `Element ${index}: ${problem}` : problem);
    }
  }
  if (dimensions && dimensions.length > 1) {
    const wanted = dimensions.reduce((product, length) => product * length, 1);
    return elements.length === wanted
      ? { ok: true, variant: { Type: type, Body: body, Dimensions: [...dimensions] } }
      : bad(`A matrix of ${dimensions.join(" x ")} has ${wanted} elements, and these are ${elements.length}.`);
  }
  return good(type, body);
}

/** The text that stands for a value in an input field; what {@link parseScalar} or {@link parseJson} understands. */
export function inputText(variant: Variant | undefined): string {
  const body = variant?.Body;
  if (variant === undefined || body === undefined || body === null) {
    return "";
  }
  if (variant.Type === 21 && !Array.isArray(body)) {
    return (body as { Text?: string }).Text ?? "";
  }
  return typeof body === "object" ? JSON.stringify(body, null, 1) : String(body);
}

/** Whether a value of the type is typed as JSON rather than as plain text. */
export function isTypedAsJson(type: number, isArray: boolean): boolean {
  return isArray || type >= 22 || type === 0;
}

/** A short word on what may be typed, e.g. `Int16, -32768 to 32767`. */
export function inputHint(type: number, isArray: boolean): string {
  if (isArray) {
    return `JSON array of ${typeName(type)}`;
  }
  const range = integerRange(type);
  if (range) {
    return `${typeName(type)}, ${range[0]} to ${range[1]}`;
  }
  switch (typeName(type)) {
    case "Float":
    case "Double":
      return `${typeName(type)}, also NaN, Infinity, -Infinity`;
    case "DateTime":
      return "DateTime, e.g. 2026-11-27T12:00:00Z";
    case "ByteString":
      return "ByteString, base64 or hex with 0x before it";
    case "NodeId":
    case "ExpandedNodeId":
      return `${typeName(type)}, e.g. ns=2;s=Name`;
    case "QualifiedName":
      return "QualifiedName, e.g. 2:Name";
    case "StatusCode":
      return "StatusCode, a number, also 0x\u2026";
    case "ExtensionObject":
      return "JSON object with TypeId and Body";
    default:
      return typeName(type);
  }
}

function parseInteger(type: number, typed: string, [least, most]: readonly [bigint, bigint]): Parsed {
  if (!/^[+-]?\d+$/.test(typed)) {
    return bad(`${typeName(type)} is a whole number.`);
  }
  const value = BigInt(typed.replace(/^\+/, ""));
  if (value < least || value > most) {
    return bad(`${typeName(type)} goes from ${least} to ${most}.`);
  }
  return good(type, type === 8 || type === 9 ? value.toString() : Number(value));
}

function parseFloating(type: number, typed: string): Parsed {
  if (/^(NaN|-?Infinity)$/.test(typed)) {
    return good(type, typed);
  }
  const value = Number(typed);
  if (typed === "" || Number.isNaN(value)) {
    return bad(`${typeName(type)} is a number, e.g. 12.5 or 1e-3.`);
  }
  const inRange = Number.isFinite(value) && (type === 11 || Number.isFinite(Math.fround(value)));
  return inRange ? good(type, value) : bad(`This is too large for a ${typeName(type)}.`);
}

function parseTime(typed: string): Parsed {
  const time = /^\d{4}-\d{2}-\d{2}/.test(typed) ? Date.parse(typed) : Number.NaN;
  return Number.isNaN(time)
    ? bad("A DateTime looks like 2026-11-27T12:00:00Z.")
    : good(13, /Z$|[+-]\d{2}:\d{2}$/.test(typed) ? typed : new Date(time).toISOString());
}

function parseBytes(typed: string): Parsed {
  if (/^0x([0-9a-f]{2})*$/i.test(typed)) {
    const bytes = (typed.slice(2).match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16)));
    return good(15, btoa(bytes.join("")));
  }
  return isBase64(typed) ? good(15, typed) : bad("Bytes are typed in base64, or in hex with 0x before them.");
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function parseStatus(typed: string): Parsed {
  const value = /^(0x[0-9a-f]{1,8}|\d{1,10})$/i.test(typed) ? Number(typed) : Number.NaN;
  return value <= 0xffffffff ? good(19, value) : bad("A StatusCode is a number up to 4294967295, or hex with 0x.");
}

function parseQualifiedName(typed: string): Parsed {
  const [, index, name] = /^(?:(\d+):)?([\s\S]*)$/.exec(typed) ?? [];
  const uri = Number(index ?? 0);
  if (uri > 65535) {
    return bad("The namespace index of a QualifiedName goes to 65535.");
  }
  return good(20, uri === 0 ? { Name: name ?? "" } : { Name: name ?? "", Uri: uri });
}

function problemOf(type: number, element: unknown): string | undefined {
  if (element === null) {
    return undefined;
  }
  if (type === 1) {
    return typeof element === "boolean" ? undefined : "true or false is needed.";
  }
  if (integerRange(type) || type === 10 || type === 11) {
    const fits = typeof element === "number" || typeof element === "string";
    const parsed = fits ? parseScalar(type, String(element)) : bad(`${typeName(type)} is a number.`);
    return parsed.ok ? undefined : parsed.problem;
  }
  if (type >= 12 && type <= 16) {
    const parsed = typeof element === "string" ? parseScalar(type, element) : bad("a string is needed.");
    return parsed.ok ? undefined : parsed.problem;
  }
  if (type === 22) {
    const hasType = typeof element === "object" && "TypeId" in element && "Body" in element;
    return hasType ? undefined : "an object with TypeId and Body is needed.";
  }
  return undefined;
}

function good(type: number, body: unknown): Parsed {
  return { ok: true, variant: { Type: type, Body: body } };
}

function bad(problem: string): Parsed {
  return { ok: false, problem };
}
