import { GatewayError } from "./errors.js";
import type { NodeId, Variant } from "./generated/messages.js";
import { nodeIdText } from "./node-ids.js";
import type { RequestOptions } from "./pending.js";
import type { Requester } from "./session-link.js";
import { isBad } from "./status-codes.js";

export async function call(
  session: Requester,
  objectId: NodeId,
  methodId: NodeId,
  inputs: readonly Variant[],
  options?: RequestOptions,
): Promise<Variant[]> {
  const method = { ObjectId: objectId, MethodId: methodId, InputArguments: [...inputs] };
  const [result] = (await session.request("GW_CallRequest", { MethodsToCall: [method] }, options)).Results;
  if (!result || isBad(result.StatusCode)) {
    throw new GatewayError(result?.StatusCode ?? 0x80000000, `${nodeIdText(methodId)} failed`, result);
  }
  return result.OutputArguments;
}
