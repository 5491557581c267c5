import type { GatewayEvent } from "opcua-ws-gateway-client";
import { describe, expect, it } from "vitest";
import {
  byUrgency,
  type ConditionList,
  NO_CONDITIONS,
  severityClass,
  stateText,
  withEvent,
} from "../src/alarms/conditions";

const START = { EventType: { Id: 2787 } };
const END = { EventType: { Id: 2788 } };

function alarm(more: GatewayEvent = {}): GatewayEvent {
  return {
    EventId: "AAA=",
    EventType: { Id: 10060 },
    SourceName: "Level",
    Time: "2026-11-27T12:00:00Z",
    Message: { Text: "Level is high" },
    Severity: 800,
    ConditionId: { IdType: 1, Id: "High", Namespace: 2 },
    ConditionName: "High",
    Retain: true,
    BranchId: { Id: 0 },
    "ActiveState/Id": true,
    "AckedState/Id": false,
    "ConfirmedState/Id": null,
    Comment: null,
    ...more,
  };
}

const told = (...events: GatewayEvent[]): ConditionList => events.reduce(withEvent, NO_CONDITIONS);
const rows = (list: ConditionList) => [...list.rows.values()];

describe("the list of conditions", () => {
  it("has one row for each condition: the newest event", () => {
    const list = told(alarm(), alarm({ EventId: "BBB=", "AckedState/Id": true }));
    expect(rows(list)).toHaveLength(1);
    expect(rows(list)[0]).toMatchObject({ eventId: "BBB=", acked: true, conditionId: "ns=2;s=High" });
  });

  it("has a row of its own for a branch", () => {
    const list = told(alarm(), alarm({ BranchId: { Id: 7 } }));
    expect(rows(list).map(({ isBranch }) => isBranch)).toEqual([false, true]);
  });

  it("loses what is not of interest any more", () => {
    expect(rows(told(alarm(), alarm({ Retain: false })))).toEqual([]);
  });

  it("passes over events that are no conditions", () => {
    expect(rows(told(alarm({ ConditionId: null })))).toEqual([]);
  });

  it("loses what a refresh does not tell", () => {
    const other = alarm({ ConditionId: { Id: 9 } });
    expect(rows(told(alarm(), other, START, alarm(), END)).map(({ conditionId }) => conditionId)).toEqual([
      "ns=2;s=High",
    ]);
  });

  it("keeps what comes while it is refreshed", () => {
    const other = alarm({ ConditionId: { Id: 9 } });
    expect(rows(told(START, alarm(), other, END))).toHaveLength(2);
  });

  it("loses nothing by the end of a refresh whose start it has not heard", () => {
    expect(rows(told(alarm(), END))).toHaveLength(1);
  });
});

describe("a condition", () => {
  it("says its state in words", () => {
    const [open] = rows(told(alarm()));
    const [acked] = rows(told(alarm({ "AckedState/Id": true, "ConfirmedState/Id": false })));
    expect(open && stateText(open)).toBe("active, unacknowledged");
    expect(acked && stateText(acked)).toBe("active, acknowledged, unconfirmed");
  });

  it("is as serious as its severity", () => {
    expect([1, 333, 334, 667, 1000].map(severityClass)).toEqual(["low", "low", "medium", "high", "high"]);
  });

  it("comes before those that are less urgent", () => {
    const list = told(
      alarm({ ConditionId: { Id: 1 }, "AckedState/Id": true, Severity: 1000 }),
      alarm({ ConditionId: { Id: 2 }, Severity: 100 }),
      alarm({ ConditionId: { Id: 3 }, Severity: 500 }),
    );
    expect(
      rows(list)
        .sort(byUrgency)
        .map(({ conditionId }) => conditionId),
    ).toEqual(["i=3", "i=2", "i=1"]);
  });
});
