import { type DataValue, type NodeId, nodeIdText } from "opcua-ws-gateway-client";
import { displayVariant, NO_VALUE } from "./display";

/** The attributes by their numbers (OPC 10000-6, A.1). */
export const ATTRIBUTES = [
  "",
  "NodeId",
  "NodeClass",
  "BrowseName",
  "DisplayName",
  "Description",
  "WriteMask",
  "UserWriteMask",
  "IsAbstract",
  "Symmetric",
  "InverseName",
  "ContainsNoLoops",
  "EventNotifier",
  "Value",
  "DataType",
  "ValueRank",
  "ArrayDimensions",
  "AccessLevel",
  "UserAccessLevel",
  "MinimumSamplingInterval",
  "Historizing",
  "Executable",
  "UserExecutable",
  "DataTypeDefinition",
  "RolePermissions",
  "UserRolePermissions",
  "AccessRestrictions",
  "AccessLevelEx",
] as const;

export const VALUE_ATTRIBUTE = 13;

const CLASSES: Readonly<Record<number, string>> = {
  1: "Object",
  2: "Variable",
  4: "Method",
  8: "ObjectType",
  16: "VariableType",
  32: "ReferenceType",
  64: "DataType",
  128: "View",
};

export function nodeClassName(nodeClass: number): string {
  return CLASSES[nodeClass] ?? "Node";
}

const COMMON = [1, 2, 3, 4, 5, 6, 7];
const OF_CLASS: Readonly<Record<number, readonly number[]>> = {
  1: [12],
  2: [14, 15, 16, 17, 18, 19, 20],
  4: [21, 22],
  8: [8],
  16: [8, 14, 15, 16],
  32: [8, 9, 10],
  64: [8, 23],
  128: [12, 11],
};

/** The attributes that a node of the class has besides its Value, in the order in which they are shown. */
export function attributesOf(nodeClass: number): readonly number[] {
  return [...COMMON, ...(OF_CLASS[nodeClass] ?? []), 24, 25, 26];
}

const ACCESS = [
  "CurrentRead",
  "CurrentWrite",
  "HistoryRead",
  "HistoryWrite",
  "SemanticChange",
  "StatusWrite",
  "TimestampWrite",
];
const NOTIFIER = ["SubscribeToEvents", "", "HistoryRead", "HistoryWrite"];
const RANKS: Readonly<Record<number, string>> = {
  [-3]: "scalar or one dimension",
  [-2]: "any",
  [-1]: "scalar",
  0: "one or more dimensions",
  1: "one dimension",
};

/** What an attribute's value means, for people. */
export function displayAttribute(attribute: number, value: DataValue): string {
  const body = value.Value?.Body;
  if (typeof body === "number") {
    switch (attribute) {
      case 2:
        return nodeClassName(body);
      case 12:
        return flags(body, NOTIFIER);
      case 15:
        return `${body} (${RANKS[body] ?? `${body} dimensions`})`;
      case 17:
      case 18:
        return flags(body, ACCESS);
      case 19:
        return body < 0 ? "not known" : body === 0 ? "0 (continuous)" : `${body} ms`;
    }
  }
  if (attribute === 14 && body !== undefined) {
    return dataTypeName(nodeIdText(body as NodeId)) ?? nodeIdText(body as NodeId);
  }
  const text = displayVariant(value.Value, 2_000);
  return text === "" ? NO_VALUE : text;
}

function flags(bits: number, names: readonly string[]): string {
  const set = names.filter((name, bit) => name !== "" && bits & (1 << bit));
  return set.length === 0 ? `${bits} (none)` : `${bits} (${set.join(", ")})`;
}

export const AccessLevel = { CurrentRead: 1, CurrentWrite: 2, HistoryRead: 4 } as const;

const DATA_TYPES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    "Boolean SByte Byte Int16 UInt16 Int32 UInt32 Int64 UInt64 Float Double String DateTime Guid ByteString XmlElement NodeId " +
    "ExpandedNodeId StatusCode QualifiedName LocalizedText Structure DataValue BaseDataType DiagnosticInfo Number Integer UInteger Enumeration"
  )
    .split(" ")
    .map((name, index) => [`i=${index + 1}`, name]),
);
const MORE_DATA_TYPES: Readonly<Record<string, string>> = {
  "i=290": "Duration",
  "i=294": "UtcTime",
  "i=295": "LocaleId",
  "i=296": "Argument",
  "i=884": "Range",
  "i=887": "EUInformation",
  "i=852": "ServerState",
  "i=862": "ServerStatusDataType",
  "i=338": "BuildInfo",
};

/** The name of one of OPC UA's own data types; undefined for another one. */
export function dataTypeName(id: string): string | undefined {
  return DATA_TYPES[id] ?? MORE_DATA_TYPES[id];
}
