import type { Clock } from "./clock.js";
import { GatewayError } from "./errors.js";
import type { WebSocketConstructor, WebSocketLike } from "./websocket.js";

/** The dialect with native numbers, which the types of this client describe. */
export const SUBPROTOCOL = "opcua-gw.v2";

/** What happens on an open link. */
export interface LinkEvents {
  /** A text has arrived. */
  onText(text: string): void;
  /** The link is gone; told once, and not after {@link Link.close}. */
  onGone(error: GatewayError): void;
}

/** One open WebSocket. */
export class Link {
  readonly #socket: WebSocketLike;
  readonly #events: LinkEvents;
  #over = false;

  private constructor(socket: WebSocketLike, events: LinkEvents) {
    this.#socket = socket;
    this.#events = events;
  }

  /** Opens one, in the given time or not at all. */
  static open(
    url: string,
    Socket: WebSocketConstructor,
    events: LinkEvents,
    wait: { clock: Clock; timeout: number; signal?: AbortSignal | undefined },
  ): Promise<Link> {
    return new Promise((resolve, reject) => {
      wait.signal?.throwIfAborted();
      const socket = newSocket(url, Socket);
      const link = new Link(socket, events);
      const giveUp = (reason: unknown) => {
        link.close();
        settle();
        reject(reason);
      };
      const onAbort = () => giveUp(wait.signal?.reason);
      const stopTimer = wait.clock.after(wait.timeout, () =>
        giveUp(new GatewayError("BadTimeout", `${url} did not answer in ${wait.timeout} ms`)),
      );
      const settle = () => {
        stopTimer();
        wait.signal?.removeEventListener("abort", onAbort);
      };
      wait.signal?.addEventListener("abort", onAbort);
      socket.addEventListener("open", () => {
        if (socket.protocol === SUBPROTOCOL) {
          settle();
          resolve(link);
        } else {
          giveUp(new GatewayError("BadProtocolVersionUnsupported", `${url} does not speak ${SUBPROTOCOL}`));
        }
      });
      socket.addEventListener("message", (event: { data: unknown }) => link.#received(event.data));
      // An error is always followed by a close; who does not listen to it is ended by Node's ws.
      socket.addEventListener("error", () => {});
      socket.addEventListener("close", (event: { code: number; reason: string }) => {
        settle();
        reject(new GatewayError("BadConnectionRejected", `${url} cannot be reached`));
        link.gone(closeError(event));
      });
    });
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /** Gives the link up as dead, without waiting for the other side. */
  gone(error: GatewayError): void {
    if (!this.#over) {
      this.close();
      this.#events.onGone(error);
    }
  }

  close(): void {
    this.#over = true;
    this.#socket.close(1000);
  }

  #received(data: unknown): void {
    if (!this.#over && typeof data === "string") {
      this.#events.onText(data);
    }
  }
}

function newSocket(url: string, Socket: WebSocketConstructor): WebSocketLike {
  try {
    return new Socket(url, [SUBPROTOCOL]);
  } catch (problem) {
    throw new GatewayError("BadInvalidArgument", `${url} is no address of a gateway`, problem);
  }
}

function closeError(event: { code: number; reason: string }): GatewayError {
  const reason = event.reason ? `${event.code}, ${event.reason}` : String(event.code);
  return new GatewayError("BadConnectionClosed", `The connection to the gateway is lost (${reason})`, {
    code: event.code,
    reason: event.reason,
  });
}
