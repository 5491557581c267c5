import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { GatewayState } from "../src/gateway.js";
import { FakeGateway, refuse, settle, silence } from "./fakes/gateway.js";

suite("a connection", () => {
  test("that cannot be made is an error", async () => {
    const fake = new FakeGateway();
    fake.reachable = false;
    await assert.rejects(fake.connect(), { statusText: "BadConnectionRejected" });
    await fake.clock.advance(60_000);
    assert.equal(fake.sockets.length, 1);
  });

  test("to what is no address is an error", async () => {
    class Refusing extends new FakeGateway().WebSocket {
      constructor(url: string) {
        super(url, []);
        throw new SyntaxError("no scheme");
      }
    }
    await assert.rejects(new FakeGateway().connect({ WebSocket: Refusing }), { statusText: "BadInvalidArgument" });
  });

  test("to something that does not speak the dialect is an error", async () => {
    const fake = new FakeGateway();
    fake.speaks = "";
    await assert.rejects(fake.connect(), { statusText: "BadProtocolVersionUnsupported" });
    assert.ok(fake.socket.closed);
  });

  test("that is lost is made again, later each time it fails", async () => {
    const fake = new FakeGateway();
    const gateway = await fake.connect({ reconnect: { firstDelay: 1_000, maxDelay: 3_000 } });
    const states: GatewayState[] = [];
    gateway.onState((state) => states.push(state));
    fake.reachable = false;
    fake.socket.drop();
    for (const [after, attempts] of [
      [999, 1],
      [1, 2],
      [2_000, 3],
      [3_000, 4],
      [3_000, 5],
    ] as const) {
      await fake.clock.advance(after);
      assert.equal(fake.sockets.length, attempts);
    }
    fake.reachable = true;
    await fake.clock.advance(3_000);
    assert.deepEqual(states, ["reconnecting", "open"]);
  });

  test("that breaks again at once is not made again at once", async () => {
    const fake = new FakeGateway();
    await fake.connect({ reconnect: { firstDelay: 1_000 } });
    fake.socket.drop();
    await fake.clock.advance(1_000);
    fake.socket.drop();
    await fake.clock.advance(1_999);
    assert.equal(fake.sockets.length, 2);
    await fake.clock.advance(1);
    assert.equal(fake.sockets.length, 3);
    await fake.clock.advance(10_001);
    fake.socket.drop();
    await fake.clock.advance(1_000);
    assert.equal(fake.sockets.length, 4, "the third was a good one");
  });

  test("is not made again if that is not wanted", async () => {
    const fake = new FakeGateway();
    const session = await fake.session(undefined, { reconnect: false });
    fake.socket.drop();
    await fake.clock.advance(60_000);
    assert.equal(fake.sockets.length, 1);
    assert.equal(session.status.status, "Closed");
    assert.equal(fake.last("GW_LoginRequest").Body.ResumeWindow, undefined);
  });

  test("is not made again after it was closed here", async () => {
    const fake = new FakeGateway();
    const gateway = await fake.connect();
    await gateway.close();
    fake.socket.drop();
    await fake.clock.advance(60_000);
    assert.equal(gateway.state, "closed");
    assert.equal(fake.sockets.length, 1);
  });

  test("that is being made again when it is closed here is closed at once", async () => {
    const fake = new FakeGateway();
    const gateway = await fake.connect({ reconnect: { firstDelay: 1_000 } });
    fake.socket.drop();
    await fake.clock.advance(999);
    await gateway.close();
    await fake.clock.advance(60_000);
    assert.equal(gateway.state, "closed");
    assert.equal(fake.sockets.length, 1);
  });

  test("is closed after its sessions were logged out", async () => {
    const fake = new FakeGateway();
    const gateway = await fake.connect();
    const session = await gateway.login({ Target: "line-3" });
    await gateway.close();
    assert.equal(fake.last("GW_LogoutRequest").Header.SessionId, "1");
    assert.deepEqual(session.status, { status: "Closed" });
    assert.ok(fake.socket.closed);
  });

  test("is closed soon, also if nobody answers", async () => {
    const fake = new FakeGateway().on("GW_LogoutRequest", silence);
    const gateway = await fake.connect();
    await gateway.login({ Target: "line-3" });
    const closed = gateway.close();
    await fake.clock.advance(3_000);
    await closed;
  });

  test("that is silent is asked, and given up if it does not answer", async () => {
    const fake = new FakeGateway();
    const gateway = await fake.connect({ heartbeat: 30_000 });
    await fake.clock.advance(100_000);
    assert.equal(fake.of("GW_ListTargetsRequest").length, 3);
    assert.equal(gateway.state, "open");
    fake.on("GW_ListTargetsRequest", silence);
    await fake.clock.advance(31_000);
    assert.equal(gateway.state, "reconnecting");
    assert.ok(fake.socket.closed);
  });

  test("ends an attempt that takes too long, or that is not wanted any more", async () => {
    const fake = new FakeGateway();
    class Hanging extends fake.WebSocket {
      override addEventListener() {}
    }
    const attempt = assert.rejects(fake.connect({ WebSocket: Hanging, timeout: 5_000 }), { statusText: "BadTimeout" });
    await fake.clock.advance(5_000);
    await attempt;
    const signal = AbortSignal.abort();
    await assert.rejects(fake.connect({ WebSocket: Hanging, signal }), { name: "AbortError" });
  });
});

suite("a token", () => {
  test("is shown before anything else, and again on each new connection", async () => {
    const fake = new FakeGateway().on("GW_AuthenticateRequest", () => ({ ClientName: "dashboard" }));
    await fake.session(undefined, { token: "secret" });
    assert.deepEqual(
      fake.requests.map(({ Header }) => Header.MessageType),
      ["GW_AuthenticateRequest", "GW_LoginRequest"],
    );
    fake.socket.drop();
    await fake.clock.advance(1_000);
    assert.deepEqual(
      fake.of("GW_AuthenticateRequest").map(({ Body }) => Body.Token),
      ["secret", "secret"],
    );
  });

  test("that is not trusted is an error", async () => {
    const fake = new FakeGateway().on("GW_AuthenticateRequest", refuse("BadIdentityTokenRejected"));
    await assert.rejects(fake.connect({ token: "wrong" }), { statusText: "BadIdentityTokenRejected" });
    assert.ok(fake.socket.closed);
  });

  test("that is not trusted any more ends the reconnecting", async () => {
    const fake = new FakeGateway().on("GW_AuthenticateRequest", () => ({ ClientName: "dashboard" }));
    const session = await fake.session(undefined, { token: "secret" });
    fake.on("GW_AuthenticateRequest", refuse("BadIdentityTokenRejected"));
    fake.socket.drop();
    await fake.clock.advance(60_000);
    assert.equal(fake.sockets.length, 2);
    assert.equal(session.status.status, "Closed");
  });

  test("is renewed before it expires", async () => {
    const fake = new FakeGateway();
    const until = () => new Date(fake.clock.now() + 100_000).toISOString();
    fake.on("GW_AuthenticateRequest", () => ({ ClientName: "dashboard", ExpirationTime: until() }));
    let issued = 0;
    await fake.connect({ token: async () => `token ${++issued}` });
    await fake.clock.advance(80_000);
    await settle();
    assert.deepEqual(
      fake.of("GW_AuthenticateRequest").map(({ Body }) => Body.Token),
      ["token 1", "token 2"],
    );
  });
});
