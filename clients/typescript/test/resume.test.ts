import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { LoginRequest } from "../src/generated/messages.js";
import type { Session } from "../src/session.js";
import type { SessionStatus } from "../src/session-link.js";
import { FakeGateway, refuse, settle, silence } from "./fakes/gateway.js";

const WITH_PASSWORD: LoginRequest = {
  DiscoveryUrl: "opc.tcp://plant",
  UserAuth: { Type: "UserName", UserName: "user", Password: "secret" },
};

const RECONNECT = { reconnect: { firstDelay: 1_000 } };

/** A gateway that keeps the session. */
function keeping(status: "Connect" | "Disconnect" = "Connect", gap = false): FakeGateway {
  return new FakeGateway().on("GW_ResumeRequest", ({ Body }) => ({
    SessionId: Body.SessionId,
    SessionStatus: status,
    GapDetected: gap,
    ResumeToken: `after ${Body.ResumeToken}`,
    ResumeWindow: 60_000,
  }));
}

/** A gateway that has forgotten it, as after a restart. */
function forgetting(): FakeGateway {
  return new FakeGateway().on("GW_ResumeRequest", refuse("BadSessionIdInvalid"));
}

/** Each status that is told, in one word. */
function statuses(session: Session): string[] {
  const told: string[] = [];
  session.onStatus((status) => told.push(word(status)));
  return told;
}

function word(status: SessionStatus): string {
  if (status.status === "Connect") {
    return `Connect${status.subscriptionsRecreated ? ", recreated" : ""}${status.gapDetected ? ", gap" : ""}`;
  }
  return status.error ? `${status.status}: ${status.error.statusText}` : status.status;
}

suite("a session whose connection is lost", () => {
  test("asks to be kept, and is resumed after what it heard last", async () => {
    const fake = keeping();
    const session = await fake.session(undefined, RECONNECT);
    const told = statuses(session);
    fake.notify("1", "GW_SubscriptionStatusNotify", { SubscriptionId: 9 }, 41);
    fake.notify("1", "GW_SubscriptionStatusNotify", { SubscriptionId: 9 }, 42);
    fake.socket.drop();
    await fake.clock.advance(1_000);
    assert.equal(fake.last("GW_LoginRequest").Body.ResumeWindow, 60_000);
    assert.deepEqual(fake.last("GW_ResumeRequest").Body, { SessionId: "1", ResumeToken: "token 1", LastNotify: 42 });
    assert.deepEqual(told, ["Disconnect: BadConnectionClosed", "Connect"]);
  });

  test("is resumed each time with the newest token", async () => {
    const fake = keeping();
    await fake.session(undefined, RECONNECT);
    for (const token of ["token 1", "after token 1", "after after token 1"]) {
      fake.socket.drop();
      await fake.clock.advance(15_000);
      assert.equal(fake.last("GW_ResumeRequest").Body.ResumeToken, token);
    }
  });

  test("is told what it missed, in order, and says if that is not all", async () => {
    const fake = keeping("Connect", true);
    const session = await fake.session(undefined, RECONNECT);
    const told = statuses(session);
    const values: unknown[] = [];
    await session.subscribe("ns=2;s=A", (value) => values.push(value.Value?.Body));
    fake.socket.drop();
    await fake.clock.advance(1_000);
    for (const number of [5, 6]) {
      const value = { ClientHandleData: 1, Value: { Value: { Type: 6, Body: number } } };
      fake.notify("1", "GW_DataChangeNotify", { Items: [value] }, number);
    }
    assert.deepEqual(values, [5, 6]);
    assert.equal(fake.of("GW_CreateSubscriptionRequest").length, 1, "the subscription was kept");
    assert.deepEqual(told, ["Disconnect: BadConnectionClosed", "Connect, gap"]);
  });

  test("says if the server is away meanwhile", async () => {
    const fake = keeping("Disconnect");
    const session = await fake.session(undefined, RECONNECT);
    const told = statuses(session);
    fake.socket.drop();
    await fake.clock.advance(1_000);
    fake.notify("1", "GW_SessionStatusNotify", { SessionStatus: "Connect", SubscriptionsRecreated: true });
    assert.deepEqual(told, ["Disconnect: BadConnectionClosed", "Disconnect: BadNotConnected", "Connect, recreated"]);
  });

  test("is resumed when the connection breaks while it is being resumed", async () => {
    const fake = keeping();
    const session = await fake.session(undefined, RECONNECT);
    fake.on("GW_ResumeRequest", silence);
    fake.socket.drop();
    await fake.clock.advance(1_000);
    fake.socket.drop();
    fake.on("GW_ResumeRequest", ({ Body }) => ({ ...Body, SessionStatus: "Connect", GapDetected: false }));
    await fake.clock.advance(2_000);
    assert.equal(session.status.status, "Connect");
    assert.equal(fake.of("GW_LoginRequest").length, 1);
  });
});

suite("a session that cannot be resumed yet", () => {
  test("is tried again, and is not given up for that", async () => {
    const fake = new FakeGateway().on(
      "GW_ResumeRequest",
      refuse("BadServerTooBusy"),
      refuse("BadTimeout"),
      ({ Body }) => ({
        ...Body,
        SessionStatus: "Connect",
        GapDetected: false,
      }),
    );
    const session = await fake.session(WITH_PASSWORD, RECONNECT);
    fake.socket.drop();
    await fake.clock.advance(1_000 + 1_000 + 2_000);
    assert.equal(fake.of("GW_ResumeRequest").length, 3);
    assert.equal(word(session.status), "Connect");
  });
});

suite("a session that cannot be resumed", () => {
  test("is opened anew, with its subscriptions", async () => {
    const fake = forgetting();
    const session = await fake.session(undefined, RECONNECT);
    const told = statuses(session);
    const values: unknown[] = [];
    const subscription = await session.subscribe(["ns=2;s=A", "ns=2;s=B"], (value, nodeId) =>
      values.push([nodeId, value.Value?.Body]),
    );
    fake.socket.drop();
    await fake.clock.advance(1_000);
    assert.equal(session.id, "2");
    assert.equal(subscription.id, 2);
    const items = fake.last("GW_CreateMonitoredItemsRequest");
    assert.equal(items.Header.SessionId, "2");
    assert.equal(items.Body.ItemsToCreate[1].ItemToMonitor.NodeId, "ns=2;s=B");
    fake.notify("2", "GW_DataChangeNotify", { ClientHandleData: 2, Value: { Value: { Type: 6, Body: 7 } } });
    assert.deepEqual(values, [["ns=2;s=B", 7]]);
    assert.deepEqual(told, ["Disconnect: BadConnectionClosed", "Connect, recreated, gap"]);
  });

  test("is lost if it was opened with a password: that was not kept", async () => {
    const fake = forgetting();
    const session = await fake.session(WITH_PASSWORD, RECONNECT);
    const told = statuses(session);
    let closed: string | undefined;
    await session.subscribe("ns=2;s=A", () => {}, { onClosed: (error) => (closed = error?.statusText) });
    fake.socket.drop();
    await fake.clock.advance(60_000);
    assert.equal(fake.of("GW_LoginRequest").length, 1);
    assert.deepEqual(told, ["Disconnect: BadConnectionClosed", "Closed: BadSessionIdInvalid"]);
    assert.equal(closed, "BadSessionIdInvalid");
  });

  test("is opened anew with a password if that is wanted", async () => {
    const fake = forgetting();
    const session = await (await fake.connect(RECONNECT)).login(WITH_PASSWORD, { loginAgain: true });
    fake.socket.drop();
    await fake.clock.advance(1_000);
    assert.deepEqual(fake.last("GW_LoginRequest").Body.UserAuth, WITH_PASSWORD.UserAuth);
    assert.equal(session.id, "2");
  });

  test("is not opened anew if that is not wanted", async () => {
    const fake = forgetting();
    const session = await (await fake.connect(RECONNECT)).login({ Target: "line-3" }, { loginAgain: false });
    fake.socket.drop();
    await fake.clock.advance(1_000);
    assert.equal(word(session.status), "Closed: BadSessionIdInvalid");
  });

  test("is tried again while the server is away", async () => {
    const fake = forgetting();
    const session = await fake.session(undefined, RECONNECT);
    fake.on("GW_LoginRequest", refuse("BadConnectionRejected"), refuse("BadTimeout"), () => ({ SessionId: "9" }));
    fake.socket.drop();
    await fake.clock.advance(1_000 + 1_000 + 2_000);
    assert.equal(session.id, "9");
    assert.equal(session.status.status, "Connect");
  });

  test("is lost if the login is refused for good", async () => {
    const fake = forgetting();
    const session = await fake.session(undefined, RECONNECT);
    fake.on("GW_LoginRequest", refuse("BadUserAccessDenied"));
    fake.socket.drop();
    await fake.clock.advance(60_000);
    assert.equal(word(session.status), "Closed: BadUserAccessDenied");
    assert.equal(fake.of("GW_LoginRequest").length, 2);
  });

  test("gets its subscriptions when the server is back, if it went away meanwhile", async () => {
    const fake = forgetting();
    const session = await fake.session(undefined, RECONNECT);
    const told = statuses(session);
    await session.subscribe("ns=2;s=A", () => {});
    fake.on("GW_CreateMonitoredItemsRequest", refuse("BadNotConnected"), () => ({ Results: [{ StatusCode: 0 }] }));
    fake.socket.drop();
    await fake.clock.advance(1_000);
    fake.notify("2", "GW_SessionStatusNotify", { SessionStatus: "Disconnect", StatusCode: 0x808a0000 });
    fake.notify("2", "GW_SessionStatusNotify", { SessionStatus: "Connect" });
    await settle();
    assert.deepEqual(told, [
      "Disconnect: BadConnectionClosed",
      "Disconnect: BadNotConnected",
      "Connect, recreated, gap",
    ]);
  });

  test("loses only the subscription that the server refuses now", async () => {
    const fake = forgetting();
    const session = await fake.session(undefined, RECONNECT);
    const closed: unknown[] = [];
    const first = await session.subscribe("ns=2;s=A", () => {}, {
      onClosed: (error) => closed.push(error?.statusText),
    });
    const second = await session.subscribe("ns=2;s=B", () => {});
    fake.on("GW_CreateSubscriptionRequest", refuse("BadUserAccessDenied"), () => ({ SubscriptionId: 5 }));
    fake.socket.drop();
    await fake.clock.advance(1_000);
    assert.deepEqual(closed, ["BadUserAccessDenied"]);
    assert.deepEqual([first.closed, second.closed, second.id], [true, false, 5]);
    assert.equal(session.status.status, "Connect");
  });
});

suite("a session whose server is lost", () => {
  test("says so, and why, and when it is back", async () => {
    const fake = new FakeGateway();
    const session = await fake.session();
    const told = statuses(session);
    fake.notify("1", "GW_SessionStatusNotify", { SessionStatus: "Disconnect", StatusCode: 0x80ae0000 });
    fake.notify("1", "GW_SessionStatusNotify", { SessionStatus: "Connect" });
    assert.deepEqual(told, ["Disconnect: BadConnectionClosed", "Connect"]);
  });

  test("is over when the gateway says that it is", async () => {
    const fake = new FakeGateway();
    const session = await fake.session();
    fake.notify("1", "GW_SessionStatusNotify", { SessionStatus: "Disconnect", StatusCode: 0x80260000 });
    assert.equal(word(session.status), "Closed: BadSessionClosed");
  });

  test("is over when the gateway does not know it any more", async () => {
    const fake = new FakeGateway().on("GW_ReadRequest", refuse("BadSessionIdInvalid"));
    const session = await fake.session();
    await assert.rejects(session.read("i=2258"));
    assert.equal(word(session.status), "Closed: BadSessionIdInvalid");
  });
});
