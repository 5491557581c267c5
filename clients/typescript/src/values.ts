import { GatewayError } from "./errors.js";
import type { Variant } from "./generated/messages.js";

/** The built-in types of OPC UA that a Variant can have, in the order of their numbers (OPC 10000-6, table 1). */
const BUILT_IN_TYPES = [
  "Null",
  "Boolean",
  "SByte",
  "Byte",
  "Int16",
  "UInt16",
  "Int32",
  "UInt32",
  "Int64",
  "UInt64",
  "Float",
  "Double",
  "String",
  "DateTime",
  "Guid",
  "ByteString",
  "XmlElement",
  "NodeId",
  "ExpandedNodeId",
  "StatusCode",
  "QualifiedName",
  "LocalizedText",
  "ExtensionObject",
  "DataValue",
  "Variant",
  "DiagnosticInfo",
] as const;

/** The name of a built-in type. */
export type BuiltInType = (typeof BUILT_IN_TYPES)[number];

/** The number of a built-in type, e.g. 11 of `Double`. */
export function typeNumber(type: BuiltInType): number {
  return BUILT_IN_TYPES.indexOf(type);
}

/** The name of a built-in type, e.g. `Double` of 11. */
export function typeName(number: number): BuiltInType {
  const name = BUILT_IN_TYPES[number];
  if (name === undefined) {
    throw new GatewayError("BadInvalidArgument", `There is no built-in type ${number}`);
  }
  return name;
}

/**
 * A Variant of a type and a value. Bigints, Dates, Uint8Arrays, NaN and the infinities take the form that JSON has for them;
 * everything else must have it already. An array is an array of the type.
 */
export function variant(type: BuiltInType, value: unknown): Variant {
  return value === undefined || value === null ? { Type: 0 } : { Type: typeNumber(type), Body: toJson(value) };
}

/** Types that JSON has another form for than JavaScript. */
const conversions = new Map<number, (value: unknown) => unknown>([
  [typeNumber("Int64"), (value) => BigInt(value as string)],
  [typeNumber("UInt64"), (value) => BigInt(value as string)],
  [typeNumber("Float"), Number],
  [typeNumber("Double"), Number],
]);

/**
 * A Variant's value: Int64 and UInt64 as bigint, every Float and Double as number, everything else in its form in JSON; null if
 * it has none. A matrix is the flat array of its elements.
 */
export function plain(value: Variant | undefined): unknown {
  if (value?.Body === undefined) {
    return null;
  }
  const convert = conversions.get(value.Type);
  if (!convert) {
    return value.Body;
  }
  return Array.isArray(value.Body) ? value.Body.map((element) => convert(element)) : convert(value.Body);
}

/** Whether a value says its own type. */
export function isVariant(value: unknown): value is Variant {
  return typeof value === "object" && value !== null && "Type" in value && typeof value.Type === "number";
}

function toJson(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(toJson);
  }
  if (typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value))) {
    return String(value);
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (value instanceof Uint8Array) {
    return btoa(String.fromCharCode(...value));
  }
  return value;
}
