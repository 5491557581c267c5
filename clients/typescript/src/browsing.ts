import { GatewayError } from "./errors.js";
import type {
  BrowseDescription,
  BrowseRequest,
  BrowseResult,
  NodeId,
  ReferenceDescription,
} from "./generated/messages.js";
import { nodeIdText } from "./node-ids.js";
import type { RequestOptions } from "./pending.js";
import type { Requester } from "./session-link.js";
import { isBad } from "./status-codes.js";

/** Which references to find. */
export interface BrowseOptions extends RequestOptions {
  /** Which way to follow references. Default: forward. */
  direction?: "forward" | "inverse" | "both";
  /** Which kind of references, e.g. `i=33` HierarchicalReferences. Default: all. */
  referenceTypeId?: NodeId;
  /** Whether to follow the subtypes of that as well. Default: true. */
  includeSubtypes?: boolean;
  /** Which NodeClasses, as a sum: 1 Object, 2 Variable, 4 Method and so on. Default: 0, any. */
  nodeClassMask?: number;
  /** What to tell of each reference, as a sum; see BrowseDescription. Default: 63, everything. */
  resultMask?: number;
  /** How many references to ask for at a time. Default: 0, as many as the server gives. */
  maxReferences?: number;
}

const DIRECTIONS = { forward: 0, inverse: 1, both: 2 } as const;

/** Asks for more only when it is asked for more; what is left when the loop ends is given back to the server. */
export async function* browse(
  session: Requester,
  nodeId: NodeId,
  options: BrowseOptions = {},
): AsyncGenerator<ReferenceDescription, void, undefined> {
  let continuationPoint: string | undefined;
  try {
    let result = first(
      (await session.request("GW_BrowseRequest", requestOf(nodeId, options), options)).Results,
      nodeId,
    );
    continuationPoint = result.ContinuationPoint;
    yield* result.References;
    while (continuationPoint) {
      const body = { ContinuationPoints: [continuationPoint] };
      // It is good for one use, whatever comes of that.
      continuationPoint = undefined;
      result = first((await session.request("GW_BrowseNextRequest", body, options)).Results, nodeId);
      continuationPoint = result.ContinuationPoint;
      yield* result.References;
    }
  } finally {
    if (continuationPoint) {
      const body = { ReleaseContinuationPoints: true, ContinuationPoints: [continuationPoint] };
      session.request("GW_BrowseNextRequest", body).catch(() => {});
    }
  }
}

function requestOf(nodeId: NodeId, options: BrowseOptions): BrowseRequest {
  const description: BrowseDescription = { NodeId: nodeId };
  if (options.direction !== undefined) {
    description.BrowseDirection = DIRECTIONS[options.direction];
  }
  if (options.referenceTypeId !== undefined) {
    description.ReferenceTypeId = options.referenceTypeId;
  }
  if (options.includeSubtypes !== undefined) {
    description.IncludeSubtypes = options.includeSubtypes;
  }
  if (options.nodeClassMask !== undefined) {
    description.NodeClassMask = options.nodeClassMask;
  }
  if (options.resultMask !== undefined) {
    description.ResultMask = options.resultMask;
  }
  return { RequestedMaxReferencesPerNode: options.maxReferences ?? 0, NodesToBrowse: [description] };
}

function first(results: BrowseResult[], nodeId: NodeId): BrowseResult {
  const [result] = results;
  if (!result || isBad(result.StatusCode)) {
    throw new GatewayError(result?.StatusCode ?? 0x80000000, `${nodeIdText(nodeId)} cannot be browsed`);
  }
  return result;
}
