import { type Signal, signal } from "@preact/signals";
import type { GatewayError, LoginRequest, Session, SessionStatus } from "opcua-ws-gateway-client";
import { announce } from "../ui/announce";
import { asError, gateway } from "./gateway";

/** Whether the server of a session can be reached: yes, not now, or never again by this session. */
export type ServerState = "connected" | "interrupted" | "lost";

/** A server that is logged in to. */
export interface Server {
  /** Unique in this page; the same as before if the same server is logged in to again. */
  readonly key: string;
  readonly name: string;
  readonly session: Session;
  readonly state: Signal<ServerState>;
  readonly problem: Signal<GatewayError | undefined>;
}

/** The servers side by side, in the order in which they were logged in to. */
export const servers = signal<readonly Server[]>([]);

/** Logs in, and shows the server. @throws GatewayError if the login fails */
export async function addServer(request: LoginRequest, name: string): Promise<Server> {
  const open = gateway.peek();
  if (!open) {
    throw asError(new Error("There is no connection to the gateway."));
  }
  const session = await open.login(request);
  const server: Server = {
    key: freeKey(name),
    name,
    session,
    state: signal<ServerState>("connected"),
    problem: signal<GatewayError | undefined>(undefined),
  };
  session.onStatus((status) => follow(server, status));
  servers.value = [...servers.peek(), server];
  announce(`Logged in to ${name}.`);
  return server;
}

/** Logs out, and shows the server no more, whatever it answers. */
export async function removeServer(server: Server): Promise<void> {
  servers.value = servers.peek().filter((other) => other !== server);
  announce(`Logged out of ${server.name}.`);
  await server.session.logout();
}

export function serverOf(key: string): Server | undefined {
  return servers.value.find((server) => server.key === key);
}

const STATES = { Connect: "connected", Disconnect: "interrupted", Closed: "lost" } as const;

function follow(server: Server, status: SessionStatus): void {
  const state = STATES[status.status];
  const wasThere = servers.peek().includes(server);
  server.problem.value = status.status === "Connect" ? undefined : status.error;
  if (wasThere && state !== server.state.peek()) {
    announce(SENTENCES[state](server.name));
  }
  server.state.value = state;
}

const SENTENCES: Readonly<Record<ServerState, (name: string) => string>> = {
  connected: (name) => `${name} is connected again.`,
  interrupted: (name) => `${name} cannot be reached; the gateway tries to come back.`,
  lost: (name) => `The session with ${name} is lost.`,
};

function freeKey(name: string): string {
  const taken = new Set(servers.peek().map((server) => server.key));
  let key = name;
  for (let count = 2; taken.has(key); count += 1) {
    key = `${name} #${count}`;
  }
  return key;
}
