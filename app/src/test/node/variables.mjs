// The address space of the foreign server: values that a test can name, each of another type.
import {
  coerceNodeId,
  DataType,
  LocalizedText,
  QualifiedName,
  StatusCodes,
  Variant,
  VariantArrayType,
} from "node-opcua";

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

// What the writable twins hold until a client writes.
const ZEROS = {
  Boolean: false,
  Int64: [0, 0],
  UInt64: [0, 0],
  String: "",
  DateTime: new Date("2000-01-01T00:00:00Z"),
  Guid: "00000000-0000-0000-0000-000000000000",
  ByteString: Buffer.alloc(1),
  XmlElement: "<none/>",
  NodeId: coerceNodeId("i=1"),
  StatusCode: StatusCodes.Good,
  QualifiedName: new QualifiedName({ namespaceIndex: 0, name: "zero" }),
  LocalizedText: new LocalizedText({ locale: "en", text: "zero" }),
};

const ENDLESS = ["NaN", "Infinity", "-Infinity"].map(Number);
const CHILDREN = 250;
const FIRST_SAMPLE = Date.parse("2026-01-01T00:00:00Z");
const SAMPLES = 20;
const SECOND = 1000;
const EVERYTHING = "CurrentRead | CurrentWrite";

const scalar = (dataType, value) => new Variant({ dataType, arrayType: VariantArrayType.Scalar, value });

const array = (dataType, value) => new Variant({ dataType, arrayType: VariantArrayType.Array, value });
const matrix = (dataType, value) =>
  new Variant({ dataType, arrayType: VariantArrayType.Matrix, dimensions: [2, value.length / 2], value });

/** Each value by the name of its variable, with what its writable twin begins with. */
function* samples() {
  for (const [type, value] of Object.entries(SCALARS)) {
    const dataType = DataType[type];
    const zero = ZEROS[type] ?? 0;
    yield [type, scalar(dataType, value), scalar(dataType, zero)];
    yield [`Array.${type}`, array(dataType, [value, zero, value]), array(dataType, [zero])];
    yield [`Matrix.${type}`, matrix(dataType, [value, zero, zero, value]), matrix(dataType, [zero, zero])];
  }
  yield ["Array.Endless", array(DataType.Double, ENDLESS), array(DataType.Double, [0])];
  yield ["Array.Empty", array(DataType.Int32, []), array(DataType.Int32, [1])];
}

/**
 * Adds the variables, each with the node id `ns=N;s=<type>`, with `Array.` and `Matrix.` before it for other ranks and `Copy.`
 * before that for its writable twin. And more: `Writable` (Double), which keeps what a client writes, `Moving` (UInt32), which
 * counts tenths of a second, `Counter` (UInt32), which tells a new number every 200 ms, `Level` (Double), an analog item from 0 to
 * 200, `Children` with many nodes, the method `Add`, `History` (Double) with a value for each of the
 * first seconds of 2026, and one variable for each structure of foreign-types.xml.
 */
export function addVariables(addressSpace) {
  const namespace = addressSpace.registerNamespace(NAMESPACE);
  const folder = namespace.addFolder(addressSpace.rootFolder.objects, { browseName: "Foreign" });
  const add = (name, dataType, options) =>
    namespace.addVariable({ componentOf: folder, browseName: name, nodeId: `s=${name}`, dataType, ...options });

  for (const [name, value, zero] of samples()) {
    const shape = { dataType: value.dataType, valueRank: value.dimensions?.length ?? (name.startsWith("Array") ? 1 : -1) };
    add(name, value.dataType, { ...shape, accessLevel: "CurrentRead", value });
    add(`Copy.${name}`, value.dataType, {
      ...shape,
      accessLevel: EVERYTHING,
      userAccessLevel: EVERYTHING,
      value: zero,
    });
  }
  addChildren(namespace, folder);
  addMethod(namespace, folder);
  addHistory(addressSpace, add);
  addStructures(addressSpace, add);
  add("Writable", DataType.Double, {
    accessLevel: "CurrentRead | CurrentWrite",
    userAccessLevel: "CurrentRead | CurrentWrite",
    value: scalar(DataType.Double, 0),
  });
  const moving = add("Moving", DataType.UInt32, {
    accessLevel: "CurrentRead",
    value: scalar(DataType.UInt32, 0),
  });
  add("Counter", DataType.UInt32, { accessLevel: "CurrentRead", minimumSamplingInterval: 0, value: scalar(DataType.UInt32, 0) });
  const counter = addressSpace.findNode(`ns=${namespace.index};s=Counter`);
  let count = 0;
  // node-opcua samples every 50 ms at most: each number stays long enough to be seen.
  setInterval(() => counter.setValueFromSource(scalar(DataType.UInt32, ++count)), 200).unref();
  namespace.addAnalogDataItem({
    componentOf: folder,
    browseName: "Level",
    nodeId: "s=Level",
    dataType: DataType.Double,
    accessLevel: EVERYTHING,
    userAccessLevel: EVERYTHING,
    minimumSamplingInterval: 0,
    engineeringUnitsRange: { low: 0, high: 200 },
    value: scalar(DataType.Double, 0),
  });
  let tenths = 0;
  setInterval(() => moving.setValueFromSource(scalar(DataType.UInt32, ++tenths)), 100).unref();
}

function addChildren(namespace, folder) {
  const parent = namespace.addFolder(folder, { browseName: "Children", nodeId: "s=Children" });
  for (let i = 0; i < CHILDREN; i++) {
    namespace.addObject({ organizedBy: parent, browseName: `Child ${i}`, nodeId: `s=Children.${i}` });
  }
}

function addMethod(namespace, folder) {
  const argument = (name) => ({ name, dataType: DataType.Double, description: { text: name } });
  const owner = namespace.addObject({ componentOf: folder, browseName: "Calculator", nodeId: "s=Calculator" });
  const method = namespace.addMethod(owner, {
    browseName: "Add",
    nodeId: "s=Add",
    inputArguments: [argument("Left"), argument("Right")],
    outputArguments: [argument("Sum")],
  });
  method.bindMethod(([left, right], context, done) =>
    done(null, {
      statusCode: StatusCodes.Good,
      outputArguments: [scalar(DataType.Double, left.value + right.value)],
    }),
  );
}

function addHistory(addressSpace, add) {
  const node = add("History", DataType.Double, {
    accessLevel: "CurrentRead | HistoryRead",
    userAccessLevel: "CurrentRead | HistoryRead",
    value: scalar(DataType.Double, 0),
  });
  addressSpace.installHistoricalDataNode(node);
  for (let i = 0; i < SAMPLES; i++) {
    node.setValueFromSource(
      scalar(DataType.Double, i / 2),
      StatusCodes.Good,
      new Date(FIRST_SAMPLE + i * SECOND),
    );
  }
}

function addStructures(addressSpace, add) {
  const types = addressSpace.getNamespaceIndex("urn:opcua-ws-gateway:foreign-types");
  const make = (type, fields) => addressSpace.constructExtensionObject(addressSpace.findDataType(type, types), fields);
  const structure = (type, value) =>
    add(`Structure.${type}`, addressSpace.findDataType(type, types).nodeId, {
      accessLevel: EVERYTHING,
      userAccessLevel: EVERYTHING,
      value: scalar(DataType.ExtensionObject, value),
    });
  structure("Point", make("Point", { x: 1.5, y: -2 }));
  structure("Label", make("Label", { name: "bolt", weight: 0.25 }));
  structure("Either", make("Either", { text: "or" }));
  structure(
    "Drawing",
    make("Drawing", {
      origin: { x: 1, y: 2 },
      points: [{ x: 3, y: 4 }, { x: 5, y: 6 }],
      colour: 1,
      lengths: [-1, 0, 1],
    }),
  );
}
