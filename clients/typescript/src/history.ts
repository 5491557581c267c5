import { GatewayError } from "./errors.js";
import type {
  DataValue,
  ExtensionObject,
  HistoryReadRequest,
  HistoryReadResult,
  NodeId,
} from "./generated/messages.js";
import { nodeIdText } from "./node-ids.js";
import type { RequestOptions } from "./pending.js";
import type { Requester } from "./session-link.js";
import { isBad } from "./status-codes.js";

/** A moment: a Date, or a text as DateTime has it. */
export type Moment = Date | string;

/** What to read of a node's past. */
export interface HistoryOptions extends RequestOptions {
  /** Values from this moment on. One of start and end may be left out if maxValues is given. */
  start?: Moment;
  /** Values before this moment. Before start: values come backwards. */
  end?: Moment;
  /** How many values to ask for at a time. Default: 0, as many as the server gives. */
  maxValues?: number;
  /** Whether to tell the values at the bounds too. Default: false. */
  returnBounds?: boolean;
  /** Instead of the values themselves: what this aggregate makes of them, e.g. `i=2342` Average, for each interval. */
  aggregate?: NodeId;
  /** The length of an aggregate's intervals; milliseconds. Default: 0, one for all. */
  processingInterval?: number;
  /** 0 the source's time, 1 the server's, 2 both. Default: 2. */
  timestamps?: number;
}

const READ_RAW_MODIFIED_DETAILS = 15263;
const READ_PROCESSED_DETAILS = 15264;

/** Asks for more only when it is asked for more; what is left when the loop ends is given back to the server. */
export async function* historyRead(
  session: Requester,
  nodeId: NodeId,
  options: HistoryOptions,
): AsyncGenerator<DataValue, void, undefined> {
  const details = options.aggregate === undefined ? rawDetails(options) : processedDetails(options, options.aggregate);
  const base = { HistoryReadDetails: details, TimestampsToReturn: options.timestamps ?? 2 };
  let continuationPoint: string | undefined;
  try {
    do {
      const body: HistoryReadRequest = {
        ...base,
        NodesToRead: [
          continuationPoint ? { NodeId: nodeId, ContinuationPoint: continuationPoint } : { NodeId: nodeId },
        ],
      };
      continuationPoint = undefined;
      const result = first((await session.request("GW_HistoryReadRequest", body, options)).Results, nodeId);
      continuationPoint = result.ContinuationPoint;
      yield* valuesOf(result);
    } while (continuationPoint);
  } finally {
    if (continuationPoint) {
      const nodes = [{ NodeId: nodeId, ContinuationPoint: continuationPoint }];
      session
        .request("GW_HistoryReadRequest", { ...base, ReleaseContinuationPoints: true, NodesToRead: nodes })
        .catch(() => {});
    }
  }
}

function rawDetails(options: HistoryOptions): ExtensionObject {
  return {
    TypeId: { Id: READ_RAW_MODIFIED_DETAILS },
    Body: {
      IsReadModified: false,
      ...span(options),
      NumValuesPerNode: options.maxValues ?? 0,
      ReturnBounds: options.returnBounds ?? false,
    },
  };
}

function processedDetails(options: HistoryOptions, aggregate: NodeId): ExtensionObject {
  return {
    TypeId: { Id: READ_PROCESSED_DETAILS },
    Body: { ...span(options), ProcessingInterval: options.processingInterval ?? 0, AggregateType: [aggregate] },
  };
}

function span(options: HistoryOptions): { StartTime?: string; EndTime?: string } {
  return {
    ...(options.start === undefined ? {} : { StartTime: text(options.start) }),
    ...(options.end === undefined ? {} : { EndTime: text(options.end) }),
  };
}

function text(moment: Moment): string {
  return typeof moment === "string" ? moment : moment.toISOString();
}

function first(results: HistoryReadResult[], nodeId: NodeId): HistoryReadResult {
  const [result] = results;
  if (!result || isBad(result.StatusCode)) {
    throw new GatewayError(result?.StatusCode ?? 0x80000000, `The history of ${nodeIdText(nodeId)} cannot be read`);
  }
  return result;
}

function valuesOf(result: HistoryReadResult): DataValue[] {
  return (result.HistoryData?.Body as { DataValues?: DataValue[] } | undefined)?.DataValues ?? [];
}
