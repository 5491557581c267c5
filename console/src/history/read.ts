import type { DataValue, HistoryOptions, Session } from "opcua-ws-gateway-client";
import { drawnNumber } from "../live/number";
import type { Points } from "../live/series";

/** What was read of a node's past, in the order of time. */
export interface History {
  readonly values: readonly DataValue[];
  /** Whether there is more in the range than was read. */
  readonly isCut: boolean;
}

/** Reads up to a limit of values. */
export async function readHistory(
  session: Session,
  nodeId: string,
  options: HistoryOptions,
  limit: number,
): Promise<History> {
  const values: DataValue[] = [];
  let isCut = false;
  for await (const value of session.historyRead(nodeId, options)) {
    if (values.length === limit) {
      isCut = true;
      break;
    }
    values.push(value);
  }
  return { values: values.sort((one, other) => secondsOf(one) - secondsOf(other)), isCut };
}

/** The values as the points of a line. */
export function pointsOf(values: readonly DataValue[]): Points {
  return { times: values.map(secondsOf), values: values.map(drawnNumber) };
}

function secondsOf(value: DataValue): number {
  return Date.parse(value.SourceTimestamp ?? value.ServerTimestamp ?? "") / 1_000;
}
