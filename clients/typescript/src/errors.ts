import { statusCode, statusName } from "./status-codes.js";

/** Something that failed, with the StatusCode that says why: the gateway's, the server's, or this client's own. */
export class GatewayError extends Error {
  /** The StatusCode (OPC 10000-4), e.g. 2150891520. */
  readonly statusCode: number;
  /** Its symbolic name, e.g. `BadNodeIdUnknown`. */
  readonly statusText: string;
  /** What else is known, e.g. the results of a call's arguments. */
  readonly details: unknown;

  /**
   * @param status a StatusCode or its name
   * @param message one sentence for a person
   */
  constructor(status: number | string, message: string, details?: unknown) {
    const code = typeof status === "number" ? status : statusCode(status);
    const name = typeof status === "number" ? statusName(status) : status;
    super(`${name}: ${message}`);
    this.name = "GatewayError";
    this.statusCode = code;
    this.statusText = name;
    this.details = details;
  }
}

/** An error as it is, anything else that was thrown as the cause of one. */
export function asGatewayError(problem: unknown): GatewayError {
  return problem instanceof GatewayError
    ? problem
    : new GatewayError("BadUnexpectedError", problem instanceof Error ? problem.message : String(problem), problem);
}
