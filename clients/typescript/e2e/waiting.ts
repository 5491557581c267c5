const PATIENCE = 60_000;

/** Waits until the condition holds; fails, with what it was about, if it never does. */
export async function until(what: string, condition: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error(`It never happened that ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
