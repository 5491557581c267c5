import { SECRETS } from "./generated/secrets.js";

/** A message as it goes over the wire, for people to look at: secrets in it are masked. */
export interface TracedMessage {
  Header: Record<string, unknown> & { MessageType: string };
  Body?: unknown;
}

/** Is told of each message. */
export type TraceListener = (direction: "sent" | "received", message: TracedMessage) => void;

const MASK = "\u2022\u2022\u2022";
const secrets = new Set(SECRETS);

/** A copy of the message in which the values of secret fields are masked, however deep they are. */
export function masked(text: string): TracedMessage {
  return JSON.parse(text, (name, value) => (secrets.has(name) && typeof value === "string" ? MASK : value));
}
