const PREFIX = "opcua-ws-gateway-console.";

/** What the page has kept of an earlier visit; undefined if there is nothing, or storage is switched off. Never a secret. */
export function recall<T>(name: string, isValid: (value: unknown) => value is T): T | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
    return isValid(value) ? value : undefined;
  } catch {
    return undefined; // a page may be forbidden to keep anything: it then begins anew each time
  }
}

export function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // As above: what cannot be kept is not kept.
  }
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}
