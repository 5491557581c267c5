import type { Clock } from "./clock.js";
import { GatewayError } from "./errors.js";
import type { NotifyHeader, RequestHeader, ResponseHeader } from "./generated/messages.js";
import type { Link } from "./link.js";
import { callSafely } from "./listeners.js";
import { type Answering, PendingRequests, type RequestOptions } from "./pending.js";
import { masked, type TraceListener } from "./trace.js";

/** What a channel is told once. */
export interface ChannelSettings {
  clock: Clock;
  /** Milliseconds that a request may take if it does not say so itself. */
  timeout: number;
  onMessage: TraceListener | undefined;
  /** Is given what a session sends by itself. */
  onNotify: (header: NotifyHeader, body: unknown) => void;
}

// The gateway answers in the time that it was given; its answer needs some time too.
const GRACE = 1_000;

/** Requests and their answers over whichever link there is. */
export class Channel {
  readonly #settings: ChannelSettings;
  readonly #pending: PendingRequests;
  #link: Link | undefined;
  #lastHandle = 0;
  #heardAt = 0;

  constructor(settings: ChannelSettings) {
    this.#settings = settings;
    this.#pending = new PendingRequests(settings.clock);
  }

  /** When the gateway was heard last, by the clock. */
  get heardAt(): number {
    return this.#heardAt;
  }

  attach(link: Link): void {
    this.#link = link;
    this.#heardAt = this.#settings.clock.now();
  }

  /** The link is gone: whoever waits for an answer waits no longer. */
  detach(error: GatewayError): void {
    this.#link = undefined;
    this.#pending.rejectAll(error);
  }

  /** Sends a request, and gives what is made of its answer. */
  async request<B, T>(
    type: string,
    sessionId: string | undefined,
    body: unknown,
    options: RequestOptions | undefined,
    answering: Answering<B, T>,
  ): Promise<T> {
    options?.signal?.throwIfAborted();
    if (!this.#link) {
      throw new GatewayError("BadNotConnected", "There is no connection to the gateway");
    }
    const timeout = options?.timeout ?? this.#settings.timeout;
    this.#lastHandle += 1;
    const handle = String(this.#lastHandle);
    const header: RequestHeader = { MessageType: type, ClientHandle: handle, RequestTimeout: timeout };
    if (sessionId !== undefined) {
      header.SessionId = sessionId;
    }
    const text = JSON.stringify({ Header: header, Body: body });
    this.#link.send(text);
    this.#trace("sent", text);
    return this.#pending.add(handle, { timeout: timeout + GRACE, signal: options?.signal }, answering);
  }

  receive(text: string): void {
    this.#heardAt = this.#settings.clock.now();
    this.#trace("received", text);
    const { Header, Body } = JSON.parse(text) as { Header: ResponseHeader & NotifyHeader; Body: unknown };
    if (Header.MessageType.endsWith("Notify")) {
      this.#settings.onNotify(Header, Body);
    } else {
      this.#pending.settle(Header.ClientHandle ?? "", errorOf(Header), Body);
    }
  }

  #trace(direction: "sent" | "received", text: string): void {
    const listener = this.#settings.onMessage;
    if (listener) {
      callSafely(() => listener(direction, masked(text)));
    }
  }
}

function errorOf(header: ResponseHeader): GatewayError | undefined {
  return header.StatusCode === 0
    ? undefined
    : new GatewayError(header.StatusCode, header.Message ?? "The gateway does not say why", header);
}
