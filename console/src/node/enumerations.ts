import { type LocalizedText, type NodeId, nodeIdText, plain, type Session } from "opcua-ws-gateway-client";

const HAS_PROPERTY = "i=46";
const DATA_TYPE = 14;
const DATA_TYPE_DEFINITION = 23;
const ENUM_VALUE_TYPES = new Set(["EnumStrings", "EnumValues"]);

const cache = new WeakMap<Session, Map<string, Promise<ReadonlyMap<number, string> | undefined>>>();

/** The names of the values that a Variable's enumeration has, by their numbers; undefined if its type is no enumeration. */
export async function enumerationOf(
  session: Session,
  nodeId: string,
): Promise<ReadonlyMap<number, string> | undefined> {
  try {
    const own = await namesAt(session, nodeId); // MultiStateDiscreteType has EnumStrings at the Variable itself
    if (own) {
      return own;
    }
    const [type] = await session.read({ NodeId: nodeId, AttributeId: DATA_TYPE });
    const dataType = type?.Value?.Body;
    return dataType === undefined ? undefined : await enumerationOfType(session, nodeIdText(dataType as NodeId));
  } catch {
    return undefined; // names are a help: without them the numbers are shown
  }
}

/** The names of a data type's values; undefined if it is no enumeration. */
export function enumerationOfType(
  session: Session,
  dataType: string,
): Promise<ReadonlyMap<number, string> | undefined> {
  if (/^i=([1-9]|1\d|2[0-9])$/.test(dataType)) {
    return Promise.resolve(undefined); // the built-in types and their abstract relatives
  }
  const known = cache.get(session) ?? new Map<string, Promise<ReadonlyMap<number, string> | undefined>>();
  cache.set(session, known);
  const names = known.get(dataType) ?? namesOfType(session, dataType).catch(() => undefined);
  known.set(dataType, names);
  return names;
}

async function namesOfType(session: Session, dataType: string): Promise<ReadonlyMap<number, string> | undefined> {
  const names = await namesAt(session, dataType);
  if (names) {
    return names;
  }
  const [definition] = await session.read({ NodeId: dataType, AttributeId: DATA_TYPE_DEFINITION });
  return namesIn(definition?.Value?.Body);
}

async function namesAt(session: Session, nodeId: string): Promise<ReadonlyMap<number, string> | undefined> {
  for await (const reference of session.browse(nodeId, { referenceTypeId: HAS_PROPERTY })) {
    if (ENUM_VALUE_TYPES.has(reference.BrowseName?.Name ?? "")) {
      const [value] = await session.read(reference.NodeId);
      return namesOf(plain(value?.Value));
    }
  }
  return undefined;
}

/** The names in the value of EnumStrings or EnumValues. */
export function namesOf(value: unknown): ReadonlyMap<number, string> | undefined {
  if (!Array.isArray(value) || value.length === 0) {
    return undefined;
  }
  return new Map(value.map((entry, index) => nameOf(entry, index)));
}

/** The names in an EnumDefinition; undefined for another DataTypeDefinition. */
export function namesIn(definition: unknown): ReadonlyMap<number, string> | undefined {
  const fields = (definition as { Body?: { Fields?: EnumField[] } } | undefined)?.Body?.Fields ?? [];
  const isEnumeration = fields.length > 0 && fields.every(({ Value }) => Value !== undefined);
  return isEnumeration ? new Map(fields.map(({ Value, Name }) => [Number(Value), Name ?? String(Value)])) : undefined;
}

interface EnumField {
  Name?: string;
  Value?: number | string;
}

function nameOf(entry: unknown, index: number): [number, string] {
  const { Text, Body } = entry as LocalizedText & { Body?: { Value: number | string; DisplayName?: LocalizedText } };
  return Body ? [Number(Body.Value), Body.DisplayName?.Text ?? String(Body.Value)] : [index, Text ?? String(index)];
}
