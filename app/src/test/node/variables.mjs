// The address space of the foreign server: values that a test can name, each of another type.
import { coerceNodeId, DataType, LocalizedText, QualifiedName, StatusCodes, Variant, VariantArrayType } from "node-opcua";

export const NAMESPACE = "urn:opcua-ws-gateway:foreign";

// Each at an edge of its type's range, or with a form that a careless translation loses.
const SCALARS = {
  Boolean: true,
  SByte: -128,
  Byte: 255,
  Int16: -32768,
  UInt16: 65535,
  Int32: -2147483648,
  UInt32: 4294967295,
  Int64: [0x80000000, 0],
  UInt64: [0xffffffff, 0xffffffff],
  Float: 0.1,
  Double: 1.7976931348623157e308,
  String: "Grüße, 世界 \u{1F44B}",
  DateTime: new Date("2026-02-28T23:59:59.123Z"),
  Guid: "72962B91-FA75-4AE6-8D28-B404DC7DAF63",
  ByteString: Buffer.from([0, 1, 254, 255]),
  XmlElement: "<a b='c'/>",
  NodeId: coerceNodeId("ns=1;s=Some Node"),
  StatusCode: StatusCodes.BadOutOfRange,
  QualifiedName: new QualifiedName({ namespaceIndex: 1, name: "qualified" }),
  LocalizedText: new LocalizedText({ locale: "de", text: "Schön" }),
};

const scalar = (dataType, value) => new Variant({ dataType, arrayType: VariantArrayType.Scalar, value });

/**
 * Adds the variables, each with the node id `ns=N;s=<type>`, and two more: `Writable` (Double), which keeps what a client
 * writes, and `Moving` (UInt32), which counts tenths of a second.
 */
export function addVariables(addressSpace) {
  const namespace = addressSpace.registerNamespace(NAMESPACE);
  const folder = namespace.addFolder(addressSpace.rootFolder.objects, { browseName: "Foreign" });
  const add = (name, dataType, options) =>
    namespace.addVariable({ componentOf: folder, browseName: name, nodeId: `s=${name}`, dataType, ...options });

  for (const [type, value] of Object.entries(SCALARS)) {
    const dataType = DataType[type];
    add(type, dataType, { accessLevel: "CurrentRead", value: scalar(dataType, value) });
  }
  add("Writable", DataType.Double, {
    accessLevel: "CurrentRead | CurrentWrite",
    userAccessLevel: "CurrentRead | CurrentWrite",
    value: scalar(DataType.Double, 0),
  });
  const moving = add("Moving", DataType.UInt32, {
    accessLevel: "CurrentRead",
    value: scalar(DataType.UInt32, 0),
  });
  let tenths = 0;
  setInterval(() => moving.setValueFromSource(scalar(DataType.UInt32, ++tenths)), 100).unref();
}

/** The value of a variant as JSON that a test can compare: 64 bits as decimal text, bytes as base64, a status as its number. */
export function plain({ dataType, value }) {
  switch (dataType) {
    case DataType.Int64:
      return BigInt.asIntN(64, bits64(value)).toString();
    case DataType.UInt64:
      return bits64(value).toString();
    case DataType.ByteString:
      return value.toString("base64");
    case DataType.StatusCode:
      return value.value;
    default:
      return value;
  }
}

const bits64 = ([high, low]) => (BigInt(high) << 32n) | BigInt(low);
