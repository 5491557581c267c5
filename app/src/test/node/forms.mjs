// What node-opcua holds, in the JSON of the gateway's protocol (v2), worked out here from OPC 10000-6 and not by the gateway:
// the other half of every comparison.
import { DataType, VariantArrayType } from "node-opcua";

const SIXTY_FOUR = 64;
const LAST_EXACT_FLOAT_DIGITS = 9;

const bits64 = ([high, low]) => (BigInt(high) << 32n) | BigInt(low);

/** The shortest number whose nearest Float is this one. */
function shortestFloat(value) {
  for (let digits = 1; digits < LAST_EXACT_FLOAT_DIGITS; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === Math.fround(value)) {
      return candidate;
    }
  }
  return Number(value.toPrecision(LAST_EXACT_FLOAT_DIGITS));
}

const named = (value) => (Number.isFinite(value) ? value : String(value));

/** Without what is null, which the protocol leaves out. */
const present = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value != null));

export function nodeId({ identifierType, value, namespace }) {
  const opaque = Buffer.isBuffer(value);
  return present({
    IdType: identifierType === 1 ? undefined : identifierType - 1,
    Id: opaque ? value.toString("base64") : identifierType === 3 ? value.toLowerCase() : value,
    Namespace: namespace || undefined,
  });
}

const qualifiedName = ({ name, namespaceIndex }) => present({ Name: name, Uri: namespaceIndex || undefined });
const localizedText = ({ locale, text }) => present({ Locale: locale, Text: text });
const dateTime = (date) => date.toISOString().replace(/\.?0+Z$/, "Z");

const FORMS = {
  Float: (value) => named(shortestFloat(value)),
  Double: named,
  Int64: (value) => BigInt.asIntN(SIXTY_FOUR, bits64(value)).toString(),
  UInt64: (value) => bits64(value).toString(),
  DateTime: dateTime,
  Guid: (value) => value.toLowerCase(),
  ByteString: (value) => value.toString("base64"),
  NodeId: nodeId,
  ExpandedNodeId: nodeId,
  StatusCode: ({ value }) => value,
  QualifiedName: qualifiedName,
  LocalizedText: localizedText,
  Variant: variant,
};

/** A Variant of any rank. */
export function variant({ dataType, arrayType, value, dimensions }) {
  const form = FORMS[DataType[dataType]] ?? ((scalar) => scalar);
  return present({
    Type: dataType,
    Body: arrayType === VariantArrayType.Scalar ? form(value) : Array.from(value, form),
    Dimensions: arrayType === VariantArrayType.Matrix ? dimensions : undefined,
  });
}

/** The members of a structure of the foreign types, as plain JSON. */
export const structure = (object) => JSON.parse(JSON.stringify(object.toJSON()));
