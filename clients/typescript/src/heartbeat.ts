import type { Channel } from "./channel.js";
import type { Clock } from "./clock.js";

/**
 * Notices a connection that is dead without saying so, as after a change of network: browsers do not let pages send pings.
 * When nothing was heard for a while it asks the gateway something small.
 */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #channel: Channel;
  readonly #interval: number;
  readonly #onDead: () => void;
  #cancel: () => void = () => {};

  /**
   * @param interval milliseconds of silence; 0: never ask
   * @param onDead is called if the gateway does not answer
   */
  constructor(clock: Clock, channel: Channel, interval: number, onDead: () => void) {
    this.#clock = clock;
    this.#channel = channel;
    this.#interval = interval;
    this.#onDead = onDead;
  }

  start(): void {
    this.stop();
    if (this.#interval > 0) {
      this.#listen();
    }
  }

  stop(): void {
    this.#cancel();
  }

  #listen(): void {
    const silence = this.#clock.now() - this.#channel.heardAt;
    const left = this.#interval - silence;
    if (left > 0) {
      this.#cancel = this.#clock.after(left, () => this.#listen());
    } else {
      this.#ask();
    }
  }

  #ask(): void {
    let stopped = false;
    this.#cancel = () => {
      stopped = true;
    };
    const asked = this.#channel.heardAt;
    const goOn = () => {
      if (stopped) {
        return;
      }
      if (this.#channel.heardAt > asked) {
        this.#listen();
      } else {
        this.#onDead();
      }
    };
    // Whatever it answers, it is there.
    this.#channel.request("GW_ListTargetsRequest", undefined, {}, undefined, { accept: () => {} }).then(goOn, goOn);
  }
}
