import type { ExpandedNodeId, NodeId } from "./generated/messages.js";

const KINDS = ["i", "s", "g", "b"] as const;

/** The text form of a NodeId, e.g. `ns=2;s=Boiler.Temperature`: the same for all that mean the same node. */
export function nodeIdText(nodeId: NodeId | ExpandedNodeId): string {
  if (typeof nodeId === "string") {
    return nodeId.replace(/^ns=0*(?=\d)(?:0;)?/, (match) => (match.endsWith(";") ? "" : "ns="));
  }
  const { Namespace = 0, Id, IdType = 0 } = nodeId;
  const server = "ServerUri" in nodeId && nodeId.ServerUri ? `svr=${nodeId.ServerUri};` : "";
  let namespace = "";
  if (typeof Namespace === "string" && !/^\d+$/.test(Namespace)) {
    namespace = `nsu=${Namespace};`;
  } else if (Number(Namespace) > 0) {
    namespace = `ns=${Namespace};`;
  }
  return `${server}${namespace}${KINDS[IdType] ?? "i"}=${Id}`;
}
