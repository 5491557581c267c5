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

/** Waits until a chart shows a line: axes and grid are grey, lines are not. */
export async function lineDrawn(chart: Locator): Promise<void> {
  const colourful = () =>
    chart.locator("canvas").evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      // A copy, as Chromium warns of who often reads from the chart itself.
      const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
      copy?.drawImage(element as HTMLCanvasElement, 0, 0);
      const pixels = copy?.getImageData(0, 0, width, height).data ?? [];
      let found = 0;
      for (let index = 0; index < pixels.length; index += 4) {
        const [red = 0, green = 0, blue = 0, opacity = 0] = pixels.slice(index, index + 4);
        if (opacity > 128 && Math.max(red, green, blue) - Math.min(red, green, blue) > 64) {
          found += 1;
        }
      }
      return String(found);
    });
  await poll(colourful, (found) => Number(found) > 50);
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
