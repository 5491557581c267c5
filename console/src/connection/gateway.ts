import { signal } from "@preact/signals";
import { connect, type Gateway, GatewayError, type GatewayState, type TargetAccess } from "opcua-ws-gateway-client";
import { trace } from "../trace/trace";

/** The connection between this page and the gateway that serves it. */
export const gateway = signal<Gateway | undefined>(undefined);

export const gatewayState = signal<GatewayState | "connecting">("connecting");

/** Why there is no connection; undefined while all is well. */
export const gatewayProblem = signal<GatewayError | undefined>(undefined);

/** The servers that the gateway's operator has named for us. */
export const targets = signal<readonly TargetAccess[]>([]);

const RESUME_WINDOW = 120_000;
// Somebody is looking: half a minute without an attempt would be too long.
const LONGEST_WAIT = 5_000;

/** Where the gateway is: at the page's own address. */
export function gatewayUrl(): string {
  const url = new URL(".", location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.search = "";
  url.hash = "";
  return url.href;
}

/** Connects, with a token if the gateway wants one, and asks for the targets. */
export async function openGateway(token?: string): Promise<void> {
  await gateway.peek()?.close();
  gateway.value = undefined;
  gatewayProblem.value = undefined;
  gatewayState.value = "connecting";
  try {
    const opened = await connect(gatewayUrl(), {
      onMessage: trace,
      resumeWindow: RESUME_WINDOW,
      reconnect: { maxDelay: LONGEST_WAIT },
      ...(token ? { token } : {}),
    });
    const known = await targetsOf(opened);
    opened.onState((state) => {
      gatewayState.value = state;
    });
    targets.value = known;
    gatewayState.value = opened.state;
    gateway.value = opened;
  } catch (problem) {
    gatewayState.value = "closed";
    gatewayProblem.value = asError(problem);
  }
}

// A gateway that does not talk to us yet is let go of: it would close the connection by itself, again and again.
async function targetsOf(opened: Gateway): Promise<TargetAccess[]> {
  try {
    return await opened.listTargets();
  } catch (problem) {
    await opened.close();
    throw problem;
  }
}

/** Whatever was thrown, as an error with a StatusCode. */
export function asError(problem: unknown): GatewayError {
  return problem instanceof GatewayError
    ? problem
    : new GatewayError("BadUnexpectedError", problem instanceof Error ? problem.message : String(problem));
}
