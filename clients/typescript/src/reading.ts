import { GatewayError } from "./errors.js";
import type { DataValue, NodeId, ReadRequest, ReadValueId } from "./generated/messages.js";
import { nodeIdText } from "./node-ids.js";
import type { RequestOptions } from "./pending.js";
import type { Requester } from "./session-link.js";
import { isBad } from "./status-codes.js";
import { plain } from "./values.js";

/** How to read. */
export interface ReadOptions extends RequestOptions {
  /** How old a value may be; milliseconds. Default: 0. */
  maxAge?: number;
  /** 0 the source's time, 1 the server's, 2 both, 3 neither. Default: 2. */
  timestamps?: number;
}

/** A NodeId, or what ReadValueId says more of what is meant. */
export type ReadTarget = NodeId | ReadValueId;

export async function read(
  session: Requester,
  targets: readonly ReadTarget[],
  options: ReadOptions = {},
): Promise<DataValue[]> {
  const body: ReadRequest = { NodesToRead: targets.map(readValueId) };
  if (options.maxAge !== undefined) {
    body.MaxAge = options.maxAge;
  }
  if (options.timestamps !== undefined) {
    body.TimestampsToReturn = options.timestamps;
  }
  return (await session.request("GW_ReadRequest", body, options)).Results;
}

export async function readValue(session: Requester, target: ReadTarget, options?: ReadOptions): Promise<unknown> {
  const [value] = await read(session, [target], options);
  if (!value || isBad(value.Status)) {
    throw new GatewayError(value?.Status ?? 0x80000000, `${nameOf(target)} has no good value`, value);
  }
  return plain(value.Value);
}

function isReadValueId(target: ReadTarget): target is ReadValueId {
  return typeof target === "object" && "NodeId" in target;
}

function readValueId(target: ReadTarget): ReadValueId {
  return isReadValueId(target) ? target : { NodeId: target };
}

function nameOf(target: ReadTarget): string {
  return nodeIdText(readValueId(target).NodeId);
}
