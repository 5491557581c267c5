import { statusName } from "opcua-ws-gateway-client";

export type Quality = "good" | "uncertain" | "bad";

/** What the two highest bits of a StatusCode say of the value. */
export function qualityOf(status: number | undefined): Quality {
  const severity = (status ?? 0) >>> 30;
  return severity === 0 ? "good" : severity === 1 ? "uncertain" : "bad";
}

const OVERFLOW = 0x480;

/** Whether values before this one were lost: in the server's queue, or because this page could not keep up. */
export function hasOverflow(status: number | undefined): boolean {
  return ((status ?? 0) & OVERFLOW) === OVERFLOW;
}

/** The symbolic name of a StatusCode, without the bits that say more of the value. */
export function qualityText(status: number | undefined): string {
  const code = status ?? 0;
  const name = statusName(code);
  return hasOverflow(code) ? `${name}, overflow` : name;
}
