import { signal } from "@preact/signals";
import type { TracedMessage as ClientMessage } from "opcua-ws-gateway-client";
import { oncePerFrame } from "../ui/frames";

/** A message as it went over the wire, secrets masked. */
export interface TracedMessage {
  readonly number: number;
  readonly at: number;
  readonly direction: "sent" | "received";
  readonly type: string;
  readonly sessionId: string;
  readonly isNotify: boolean;
  /** The StatusCode of a response's header; 0 for Good. */
  readonly status: number;
  readonly message: unknown;
  /** Of a response: milliseconds since its request. */
  readonly took: number | undefined;
}

const KEPT = 1_000;

const messages: TracedMessage[] = [];
const sentAt = new Map<string, number>();
let count = 0;

/** Goes up with the frames in which there is something new; the messages themselves are too many to be told one by one. */
export const traceVersion = signal(0);

/** While true, messages pass without being kept. */
export const tracePaused = signal(false);

const tell = oncePerFrame(() => {
  traceVersion.value += 1;
});

/** Keeps the newest messages. Is called for each, so it must be cheap. */
export function trace(direction: "sent" | "received", message: ClientMessage): void {
  const header = message.Header as Header;
  const now = performance.now();
  const took = direction === "received" ? since(header.ClientHandle, now) : undefined;
  if (direction === "sent") {
    sentAt.set(header.ClientHandle ?? "", now);
    forgetUnanswered();
  }
  if (tracePaused.peek()) {
    return;
  }
  count += 1;
  messages.push({
    number: count,
    at: Date.now(),
    direction,
    type: header.MessageType,
    sessionId: header.SessionId ?? "",
    isNotify: header.MessageType.endsWith("Notify"),
    status: Number(header.StatusCode ?? 0),
    message,
    took,
  });
  if (messages.length > KEPT * 1.2) {
    messages.splice(0, messages.length - KEPT);
  }
  tell();
}

interface Header {
  MessageType: string;
  ClientHandle?: string;
  SessionId?: string;
  StatusCode?: number;
}

// What was never answered, because the connection was lost, is not waited for for ever.
function forgetUnanswered(): void {
  const [oldest] = sentAt.keys();
  if (sentAt.size > KEPT && oldest !== undefined) {
    sentAt.delete(oldest);
  }
}

// A notify has the handle of its login, which was answered long before it.
function since(handle: string | undefined, now: number): number | undefined {
  const sent = sentAt.get(handle ?? "");
  sentAt.delete(handle ?? "");
  return sent === undefined ? undefined : now - sent;
}

/** The messages that are kept and fit, the newest first. */
export function tracedMessages(filter: { text: string; notifies: boolean }): TracedMessage[] {
  const wanted = filter.text.toLowerCase();
  const fits = (message: TracedMessage) =>
    (filter.notifies || !message.isNotify) &&
    (wanted === "" || JSON.stringify(message.message).toLowerCase().includes(wanted));
  return messages.slice(-KEPT).filter(fits).reverse();
}

export function clearTrace(): void {
  messages.length = 0;
  tell();
}
