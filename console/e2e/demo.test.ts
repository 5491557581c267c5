import { suite, test } from "node:test";
import { browserIsAbsent } from "./browser.js";
import { Fixture } from "./fixture.js";
import { lineDrawn } from "./waiting.js";

suite("the console of a gateway with its demo server", { skip: browserIsAbsent }, () => {
  const fixture = new Fixture("--demo", "--demo.port=0");

  test("draws a live chart after two clicks", async () => {
    const { console, watched } = await fixture.open();
    await console.button("Log in to demo").click();
    await console.button("Draw them live").click();
    await lineDrawn(console.chart("Sine"));
    await watched.picture("demo");
  });
});
