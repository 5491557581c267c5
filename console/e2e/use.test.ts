import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { browserIsAbsent } from "./browser.js";
import { Fixture } from "./fixture.js";
import { lineDrawn, redrawn, textUntil } from "./waiting.js";

suite("the console", { skip: browserIsAbsent }, () => {
  const fixture = new Fixture();

  test("draws a live chart after three clicks", async () => {
    const { page, console, watched } = await fixture.open();
    await page.getByLabel("Server address").fill(fixture.server.url);
    await console.button("Find endpoints").click();
    await watched.picture("login");
    await console.button("Log in").click();
    await console.button("Draw them live").waitFor();
    await watched.picture("welcome");
    await console.button("Draw them live").click();
    await redrawn(console.chart("Sine"));
    await lineDrawn(console.chart("Sine"));
    await watched.picture("live");
  });

  test("finds a node and shows it move", async () => {
    const { console } = await fixture.open();
    await console.login(fixture.server.url);
    await console.choose("Demo, Object", "Moving, Object", "Counter, Variable");
    const first = await textUntil(console.presentValue, (text) => /^\d+$/.test(text));
    await textUntil(console.presentValue, (text) => Number(text) > Number(first));
    await console.button("Add to live values").click();
    await redrawn(console.chart("Counter"));
    const row = console.liveRow("Counter");
    const before = await row.innerText();
    await textUntil(row, (text) => text !== before);
  });

  test("writes a value and shows what the server has then", async () => {
    const { page, console, watched } = await fixture.open();
    await console.login(fixture.server.url);
    await console.choose("Demo, Object", "Scalar, Object", "Double, Variable");
    await console.write("not a number");
    await page.getByRole("alert").waitFor();
    await console.write("23.5");
    await textUntil(console.presentValue, (text) => text === "23.5");
    await watched.picture("written");
    await console.choose("Demo, Object", "Scalar, Object", "Boolean, Variable");
    const before = await textUntil(console.presentValue, (text) => text !== "");
    await page.getByRole("switch").click();
    await console.button("Write").click();
    await textUntil(console.presentValue, (text) => text !== before);
  });

  test("calls a method with its arguments", async () => {
    const { page, console, watched } = await fixture.open();
    await console.login(fixture.server.url);
    await console.choose("Demo, Object", "Method, Object", "Add, Method");
    await page.getByLabel("Left").fill("1.5");
    await page.getByLabel("Right").fill("2");
    await console.button("Call").click();
    await textUntil(page.getByRole("status", { name: "Result" }), (text) => /Sum[\s\S]*3\.5/.test(text));
    await watched.picture("called");
  });

  test("shows an alarm and acknowledges it", async () => {
    const { page, console, watched } = await fixture.open();
    await console.login(fixture.server.url);
    await console.view("Alarms");
    await console.choose("Demo, Object", "Alarm, Object", "Level, Variable");
    await console.write("95");
    const alarm = page.getByRole("listitem").filter({ hasText: "Level, High" });
    await textUntil(alarm, (text) => /Level 95[\s\S]*active, unacknowledged/.test(text));
    await watched.picture("alarm");
    await alarm.getByRole("button", { name: "Acknowledge" }).click();
    const dialog = page.getByRole("dialog", { name: "Acknowledge" });
    await dialog.getByLabel("Comment").fill("seen in the browser");
    await dialog.getByRole("button", { name: "Acknowledge" }).click();
    await textUntil(alarm, (text) => /active, acknowledged[\s\S]*seen in the browser/.test(text));
    await watched.picture("acknowledged");
  });

  test("draws the history of a node", async () => {
    const { page, console, watched } = await fixture.open();
    await console.login(fixture.server.url);
    await console.choose("Demo, Object", "History, Object", "Value, Variable");
    await console.tab("History");
    await page
      .getByRole("tabpanel")
      .getByText(/\d+ values/)
      .waitFor();
    await lineDrawn(page.getByRole("tabpanel"));
    await watched.picture("history");
  });

  test("shows attributes, references and the messages on the wire", async () => {
    const { page, console, watched } = await fixture.open();
    await console.login(fixture.server.url);
    await console.choose("Demo, Object", "Moving, Object", "Sine, Variable");
    await console.tab("Attributes");
    await page.getByRole("rowheader", { name: "BrowseName" }).waitFor();
    await console.tab("References");
    await page.getByRole("table", { name: "References" }).getByRole("button", { name: "Moving" }).click();
    await page.getByRole("heading", { level: 2, name: "Moving" }).waitFor();
    await console.view("Trace");
    await page.getByLabel("Filter messages").fill("GW_LoginRequest");
    await page.getByRole("button", { name: /GW_LoginRequest/ }).click();
    await page.getByText('"DiscoveryUrl"').waitFor();
    await watched.picture("trace");
  });

  test("logs a user in with a password, which the trace does not show", async () => {
    const { page, console } = await fixture.open();
    await console.findEndpoints(fixture.server.url);
    await page.getByRole("radio", { name: "User name" }).check({ force: true });
    await page.getByLabel("User name", { exact: true }).last().fill("user1");
    await page.getByLabel("Password").fill("password1");
    await console.button("Log in").click();
    await console.tree.waitFor();
    await console.view("Trace");
    await page.getByLabel("Filter messages").fill("GW_LoginRequest");
    await page.getByRole("button", { name: /GW_LoginRequest/ }).click();
    await page.getByText('"UserName": "user1"').waitFor();
    assert.doesNotMatch(await page.content(), /password1/);
  });

  test("says what to do when a login fails", async () => {
    const { page, console, watched } = await fixture.open();
    await console.findEndpoints(fixture.server.url);
    await page.getByRole("radio", { name: "User name" }).check({ force: true });
    await page.getByLabel("User name", { exact: true }).last().fill("user1");
    await page.getByLabel("Password").fill("wrong");
    await console.button("Log in").click();
    await textUntil(page.getByRole("alert"), (text) => /Check user name and password|not allowed/.test(text));
    await watched.picture("login refused");
    await page.getByLabel("Server address").fill("opc.tcp://127.0.0.1:1");
    await console.button("Find endpoints").click();
    await page.getByText("BadConnectionRejected").waitFor();
    await watched.picture("server not there");
  });

  test("has several servers side by side", async () => {
    const { page, console, watched } = await fixture.open();
    await console.login(fixture.server.url);
    await console.button("Add server").click();
    await console.findEndpoints(fixture.server.url);
    await page.getByRole("dialog").getByRole("button", { name: "Log in", exact: true }).click();
    await textUntil(console.tree, (text) => text.split("127.0.0.1").length > 2);
    await watched.picture("two servers");
  });
});
