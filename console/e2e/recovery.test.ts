import { suite, test } from "node:test";
import { browserIsAbsent } from "./browser.js";
import { Fixture } from "./fixture.js";
import { redrawn, textUntil } from "./waiting.js";

suite("the console, when something goes away", { skip: browserIsAbsent }, () => {
  const fixture = new Fixture();

  test("says when the server is gone and goes on when it is back", async () => {
    const { page, console, watched } = await fixture.open();
    await console.login(fixture.server.url);
    await console.button("Draw them live").click();
    await redrawn(console.chart("Counter"));
    await fixture.server.kill();
    await page.getByText("cannot be reached").first().waitFor();
    await watched.picture("server gone");
    await fixture.server.startAgain();
    await page.getByText("cannot be reached").first().waitFor({ state: "detached" });
    const row = console.liveRow("Counter");
    const before = await row.innerText();
    await textUntil(row, (text) => text !== before);
    await redrawn(console.chart("Counter"));
    await watched.picture("server back");
  });

  test("says when the gateway is gone and goes on when it is back", async () => {
    const { page, console, watched } = await fixture.open();
    await console.login(fixture.server.url);
    await console.button("Draw them live").click();
    await redrawn(console.chart("Counter"));
    const back = fixture.gateway.restart();
    await page.getByText("The connection to the gateway is lost").waitFor();
    await watched.picture("gateway gone");
    await back;
    await page.getByText("The connection to the gateway is lost").waitFor({ state: "detached" });
    const row = console.liveRow("Counter");
    const before = await row.innerText();
    await textUntil(row, (text) => text !== before);
    await watched.picture("gateway back");
  });
});
