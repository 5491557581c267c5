import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { FakeGateway, refuse, settle, silence } from "./fakes/gateway.js";

suite("requests", () => {
  test("get their own answers, in whatever order these come", async () => {
    const fake = new FakeGateway().on("GW_ReadRequest", silence);
    const session = await fake.session();
    const first = session.readValue("ns=2;s=A");
    const second = session.readValue("ns=2;s=B");
    await settle();
    const [one, two] = fake.of("GW_ReadRequest");
    assert.ok(one && two);
    fake.reply(two, { Results: [{ Value: { Type: 6, Body: 2 } }] });
    fake.reply(one, { Results: [{ Value: { Type: 6, Body: 1 } }] });
    assert.deepEqual(await Promise.all([first, second]), [1, 2]);
  });

  test("fail with the name and the number of the status", async () => {
    const gateway = await new FakeGateway().on("GW_LoginRequest", refuse("BadUserAccessDenied")).connect();
    await assert.rejects(gateway.login({ DiscoveryUrl: "opc.tcp://plant" }), {
      name: "GatewayError",
      statusText: "BadUserAccessDenied",
      statusCode: 0x801f0000,
      message: "BadUserAccessDenied: No.",
    });
  });

  test("tell the gateway their deadline, and fail a little after it", async () => {
    const fake = new FakeGateway().on("GW_ListTargetsRequest", silence);
    const gateway = await fake.connect({ timeout: 5_000 });
    const request = gateway.listTargets();
    const outcome = assert.rejects(request, { statusText: "BadTimeout" });
    await fake.clock.advance(6_000);
    await outcome;
    assert.equal(fake.last("GW_ListTargetsRequest").Header.RequestTimeout, 5_000);
  });

  test("can have a deadline of their own", async () => {
    const fake = new FakeGateway();
    await (await fake.connect()).listTargets({ timeout: 60_000 });
    assert.equal(fake.last("GW_ListTargetsRequest").Header.RequestTimeout, 60_000);
  });

  test("end when their signal says so", async () => {
    const gateway = await new FakeGateway().on("GW_ListTargetsRequest", silence).connect();
    const controller = new AbortController();
    const request = gateway.listTargets({ signal: controller.signal });
    controller.abort();
    await assert.rejects(request, { name: "AbortError" });
    await assert.rejects(gateway.listTargets({ signal: controller.signal }), { name: "AbortError" });
  });

  test("are rejected when the connection is lost, and while there is none", async () => {
    const fake = new FakeGateway().on("GW_ReadRequest", silence);
    const session = await fake.session();
    const request = session.read("i=2258");
    const outcome = assert.rejects(request, { statusText: "BadConnectionClosed", message: /1013, too slow/ });
    await settle();
    fake.socket.drop(1013, "too slow");
    await outcome;
    await assert.rejects(session.read("i=2258"), { statusText: "BadNotConnected" });
  });

  test("of a session that is over are rejected", async () => {
    const session = await new FakeGateway().session();
    await session.logout();
    await assert.rejects(session.read("i=2258"), { statusText: "BadSessionClosed" });
  });

  test("that nobody waits for any more leave no session open", async () => {
    const fake = new FakeGateway().on("GW_LoginRequest", silence);
    const gateway = await fake.connect();
    const controller = new AbortController();
    const login = gateway.login({ DiscoveryUrl: "opc.tcp://plant" }, { signal: controller.signal });
    await settle();
    controller.abort();
    await assert.rejects(login);
    fake.reply(fake.last("GW_LoginRequest"), { SessionId: "7" });
    await settle();
    assert.equal(fake.last("GW_LogoutRequest").Header.SessionId, "7");
  });

  test("are not disturbed by an answer to none", async () => {
    const fake = new FakeGateway();
    const gateway = await fake.connect();
    fake.socket.deliver({ Header: { MessageType: "GW_ServiceFault", ClientHandle: "", StatusCode: 0x80010000 } });
    fake.notify("99", "GW_SessionStatusNotify", { SessionStatus: "Connect" });
    await gateway.listTargets();
    assert.equal(gateway.state, "open");
  });
});
