import { GatewayError } from "./errors.js";

/** What this client needs of a WebSocket: those of browsers, of Node 22 and of the package `ws` have it. */
export interface WebSocketLike {
  readonly protocol: string;
  // biome-ignore lint/suspicious/noExplicitAny: each of those WebSockets has event types of its own
  addEventListener(type: "open" | "message" | "close" | "error", listener: (event: any) => void): void;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** The class of such WebSockets. */
export type WebSocketConstructor = new (url: string, protocols: string[]) => WebSocketLike;

/** The given class, or the one that browsers and Node 22 have. */
export function webSocketConstructor(given: WebSocketConstructor | undefined): WebSocketConstructor {
  const found = given ?? (globalThis as { WebSocket?: WebSocketConstructor }).WebSocket;
  if (!found) {
    throw new GatewayError("BadNotSupported", "There is no WebSocket here: give one, e.g. that of the package ws");
  }
  return found;
}
