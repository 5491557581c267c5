import type { Channel } from "./channel.js";
import type { Clock } from "./clock.js";
import type { AuthenticateResponse } from "./generated/messages.js";

/** A token of the gateway or a JWT that it trusts, or where to get the newest one. */
export type TokenSource = string | (() => string | Promise<string>);

// A new token is shown when a fifth of the old one's time is left.
const PART_OF_LIFETIME = 0.8;

/** Tells the gateway who this client is, and again before the token expires if there can be a newer one. */
export class Authentication {
  readonly #clock: Clock;
  readonly #channel: Channel;
  readonly #token: TokenSource | undefined;
  #cancel: () => void = () => {};

  constructor(clock: Clock, channel: Channel, token: TokenSource | undefined) {
    this.#clock = clock;
    this.#channel = channel;
    this.#token = token;
  }

  /** Does nothing without a token. */
  async authenticate(): Promise<void> {
    this.stop();
    if (this.#token === undefined) {
      return;
    }
    const renewable = typeof this.#token === "function";
    const token = typeof this.#token === "function" ? await this.#token() : this.#token;
    const { ExpirationTime } = await this.#channel.request(
      "GW_AuthenticateRequest",
      undefined,
      { Token: token },
      undefined,
      { accept: (body: AuthenticateResponse) => body },
    );
    if (renewable && ExpirationTime !== undefined) {
      const lifetime = Date.parse(ExpirationTime) - this.#clock.now();
      // If this fails the gateway closes the connection in the end, and all begins anew.
      this.#cancel = this.#clock.after(Math.max(1_000, lifetime * PART_OF_LIFETIME), () =>
        this.authenticate().catch(() => {}),
      );
    }
  }

  stop(): void {
    this.#cancel();
  }
}
