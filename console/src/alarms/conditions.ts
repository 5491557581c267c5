import {
  DEFAULT_EVENT_FIELDS,
  type ExpandedNodeId,
  type GatewayEvent,
  type LocalizedText,
  nodeIdText,
} from "opcua-ws-gateway-client";

/** What is asked for of each event. */
export const FIELDS: readonly string[] = [...DEFAULT_EVENT_FIELDS, "Comment"];

/** An event, as a person reads it. */
export interface PlantEvent {
  readonly eventId: string;
  readonly eventType: string;
  readonly source: string;
  readonly time: string;
  readonly message: string;
  readonly severity: number;
}

/** A condition that is of interest: an alarm, in the state in which it was last told. */
export interface Condition extends PlantEvent {
  /** One row for each condition and branch. */
  readonly key: string;
  readonly conditionId: string;
  readonly name: string;
  readonly isBranch: boolean;
  readonly active: boolean | undefined;
  readonly acked: boolean | undefined;
  /** Undefined if nobody is asked to confirm it. */
  readonly confirmed: boolean | undefined;
  readonly comment: string;
}

/** All conditions of a server, and those that were told since a refresh began. */
export interface ConditionList {
  readonly rows: ReadonlyMap<string, Condition>;
  readonly refreshed: ReadonlySet<string> | undefined;
}

export const NO_CONDITIONS: ConditionList = { rows: new Map(), refreshed: undefined };

const REFRESH_START = "i=2787";
const REFRESH_END = "i=2788";
const REFRESH_REQUIRED = "i=2789";

/** Whether the event is part of a refresh, and nothing of the plant. */
export function isRefreshMark(event: PlantEvent): boolean {
  return [REFRESH_START, REFRESH_END, REFRESH_REQUIRED].includes(event.eventType);
}

/** Whether the server asks to be asked for all conditions again. */
export function needsRefresh(event: PlantEvent): boolean {
  return event.eventType === REFRESH_REQUIRED;
}

export function eventOf(fields: GatewayEvent): PlantEvent {
  return {
    eventId: textOf(fields["EventId"]),
    eventType: idOf(fields["EventType"]),
    source: textOf(fields["SourceName"]),
    time: textOf(fields["Time"]),
    message: textOf(fields["Message"]),
    severity: Number(fields["Severity"] ?? 0),
  };
}

/** The list after an event: the newest state of each condition, without those that are of no interest any more. */
export function withEvent(list: ConditionList, fields: GatewayEvent): ConditionList {
  const event = eventOf(fields);
  if (event.eventType === REFRESH_START) {
    return { rows: list.rows, refreshed: new Set() };
  }
  if (event.eventType === REFRESH_END) {
    const told = list.refreshed;
    const rows = told ? new Map([...list.rows].filter(([key]) => told.has(key))) : list.rows;
    return { rows, refreshed: undefined };
  }
  const conditionId = idOf(fields["ConditionId"]);
  if (conditionId === "") {
    return list;
  }
  const branch = idOf(fields["BranchId"]);
  const key = `${conditionId}\n${branch}`;
  const rows = new Map(list.rows);
  if (fields["Retain"] === true) {
    rows.set(key, {
      ...event,
      key,
      conditionId,
      name: textOf(fields["ConditionName"]),
      isBranch: branch !== "",
      active: flagOf(fields["ActiveState/Id"]),
      acked: flagOf(fields["AckedState/Id"]),
      confirmed: flagOf(fields["ConfirmedState/Id"]),
      comment: textOf(fields["Comment"]),
    });
  } else {
    rows.delete(key);
  }
  return { rows, refreshed: list.refreshed ? new Set([...list.refreshed, key]) : undefined };
}

/** What a condition's state is called. */
export function stateText(condition: Condition): string {
  const words = [];
  if (condition.active !== undefined) {
    words.push(condition.active ? "active" : "inactive");
  }
  if (condition.acked !== undefined) {
    words.push(condition.acked ? "acknowledged" : "unacknowledged");
  }
  if (condition.acked && condition.confirmed !== undefined) {
    words.push(condition.confirmed ? "confirmed" : "unconfirmed");
  }
  return words.join(", ");
}

/** How serious a Severity is (OPC 10000-5: 1 to 1000). */
export function severityClass(severity: number): "low" | "medium" | "high" {
  return severity >= 667 ? "high" : severity >= 334 ? "medium" : "low";
}

/** The most urgent first: what is active and not acknowledged, then by severity and time. */
export function byUrgency(one: Condition, other: Condition): number {
  return (
    urgency(other) - urgency(one) || other.severity - one.severity || Date.parse(other.time) - Date.parse(one.time)
  );
}

function urgency(condition: Condition): number {
  return (condition.acked === false ? 2 : 0) + (condition.active ? 1 : 0);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) {
    return "";
  }
  return typeof value === "object" ? ((value as LocalizedText).Text ?? "") : String(value);
}

function flagOf(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

// A null NodeId is i=0.
function idOf(value: unknown): string {
  const text = value === null || value === undefined ? "" : nodeIdText(value as ExpandedNodeId);
  return text === "i=0" ? "" : text;
}
