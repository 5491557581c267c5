import type { Locator } from "playwright-core";

const PATIENCE = 60_000;

/** Waits until a text of the page is as wanted, and gives it; fails with the last one. */
export async function textUntil(locator: Locator, wanted: (text: string) => boolean): Promise<string> {
  return poll(() => locator.innerText(), wanted);
}

/** Waits until the chart has drawn something else than it shows now. */
export async function redrawn(chart: Locator): Promise<void> {
  const picture = () => chart.locator("canvas").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const before = await picture();
  await poll(picture, (now) => now !== before);
}

/** How many different colours a chart has: what is empty has one. */
export function colours(chart: Locator): Promise<number> {
  return chart.locator("canvas").evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    const found = new Set<string>();
    for (let index = 0; index < pixels.length; index += 4) {
      found.add(`${pixels[index]},${pixels[index + 1]},${pixels[index + 2]},${pixels[index + 3]}`);
    }
    return found.size;
  });
}

async function poll(look: () => Promise<string>, wanted: (text: string) => boolean): Promise<string> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const text = await look();
    if (wanted(text)) {
      return text;
    }
    if (Date.now() > end) {
      throw new Error(`It is still ${text.slice(0, 1_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
