import type { GatewayError } from "./errors.js";

const PASSING =
  /Connection|Communication|Connected|Timeout|TooBusy|TooMany|Shutdown|Halted|Resource|TcpEndpointUrlInvalid|SecureChannel|SessionIdInvalid|SessionClosed/;

/** Whether it may go well another time: a server that is away comes back, a wrong password stays wrong. */
export function canPass(error: GatewayError): boolean {
  return PASSING.test(error.statusText);
}
