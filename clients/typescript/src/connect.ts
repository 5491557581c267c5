import { systemClock } from "./clock.js";
import { type ConnectOptions, Gateway } from "./gateway.js";

/**
 * Connects to a gateway.
 *
 * @param url where it is, e.g. `ws://127.0.0.1:8082`
 * @throws GatewayError if it cannot be reached, or wants to know who this client is and does not like the token
 */
export function connect(url: string, options: ConnectOptions = {}): Promise<Gateway> {
  return Gateway.open(url, options, systemClock);
}
