import { GatewayError } from "./errors.js";
import type { DataValue, NodeId, StatusCode, Variant, WriteValue } from "./generated/messages.js";
import { nodeIdText } from "./node-ids.js";
import type { RequestOptions } from "./pending.js";
import { read } from "./reading.js";
import type { Requester } from "./session-link.js";
import { isBad } from "./status-codes.js";
import { type BuiltInType, isVariant, typeName, variant } from "./values.js";

/** How to write. */
export interface WriteOptions extends RequestOptions {
  /** The type of the value. Left out: that of the node, which is asked for first. */
  type?: BuiltInType;
}

const DATA_TYPE = 14;
const VALUE = 13;
const LAST_BUILT_IN_TYPE = 25;

export async function writeAll(
  session: Requester,
  values: readonly WriteValue[],
  options?: RequestOptions,
): Promise<StatusCode[]> {
  return (await session.request("GW_WriteRequest", { NodesToWrite: [...values] }, options)).Results;
}

export async function write(
  session: Requester,
  nodeId: NodeId,
  value: unknown,
  options: WriteOptions = {},
): Promise<void> {
  const typed = isVariant(value) ? value : await withType(session, nodeId, value, options);
  const [status = 0x80000000] = await writeAll(session, [{ NodeId: nodeId, Value: { Value: typed } }], options);
  if (isBad(status)) {
    throw new GatewayError(status, `${nodeIdText(nodeId)} was not written`);
  }
}

async function withType(session: Requester, nodeId: NodeId, value: unknown, options: WriteOptions): Promise<Variant> {
  if (options.type !== undefined) {
    return variant(options.type, value);
  }
  const targets = [
    { NodeId: nodeId, AttributeId: DATA_TYPE },
    { NodeId: nodeId, AttributeId: VALUE },
  ];
  const [dataType, present] = await read(session, targets, options);
  return variant(typeName(builtIn(dataType) ?? present?.Value?.Type ?? unknownType(nodeId, dataType)), value);
}

/** The number of a built-in type, if that is the node's DataType. Others are derived from one, as its value shows. */
function builtIn(dataType: DataValue | undefined): number | undefined {
  const nodeId = dataType?.Value?.Body as { Id: number; IdType?: number; Namespace?: number } | undefined;
  const id = nodeId && !nodeId.IdType && !nodeId.Namespace ? Number(nodeId.Id) : 0;
  return id > 0 && id < LAST_BUILT_IN_TYPE - 1 && id !== 22 ? id : undefined;
}

function unknownType(nodeId: NodeId, dataType: DataValue | undefined): never {
  const status = isBad(dataType?.Status) ? (dataType?.Status ?? 0x80000000) : "BadTypeMismatch";
  throw new GatewayError(status, `The type of ${nodeIdText(nodeId)} is not known: say it`);
}
