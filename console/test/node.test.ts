import { describe, expect, it } from "vitest";
import { limitOf, optionsOf } from "../src/history/range";
import { inputSpec } from "../src/node/dataTypes";
import { enumerationOfType, namesIn, namesOf } from "../src/node/enumerations";
import { emptyInput, parseInput } from "../src/node/ValueInput";
import { summaryOf } from "../src/trace/summary";
import { hasMoved } from "../src/welcome/suggest";
import { FakeSession, reference } from "./session";

const SCALAR = -1;
const NOW = Date.parse("2026-11-27T12:00:00Z");

describe("the names of an enumeration", () => {
  it("are those of EnumStrings, by their places", () => {
    expect(namesOf([{ Text: "Off" }, { Text: "On" }])).toEqual(
      new Map([
        [0, "Off"],
        [1, "On"],
      ]),
    );
  });

  it("are those of EnumValues, by their values", () => {
    const values = [{ TypeId: { Id: 8251 }, Body: { Value: "5", DisplayName: { Text: "Five" } } }];
    expect(namesOf(values)).toEqual(new Map([[5, "Five"]]));
  });

  it("are those of an EnumDefinition; a structure has none", () => {
    expect(namesIn({ Body: { Fields: [{ Value: "2", Name: "Blue" }] } })).toEqual(new Map([[2, "Blue"]]));
    expect(namesIn({ Body: { Fields: [{ Name: "X", DataType: { Id: 11 } }] } })).toBeUndefined();
    expect(namesIn(undefined)).toBeUndefined();
  });

  it("are asked for once for each type", async () => {
    const fake = new FakeSession(
      { "i=3000": [reference(3001, "EnumStrings", 2, 68)] },
      { "i=3001 13": { Type: 21, Body: [{ Text: "Off" }] } },
    );
    await enumerationOfType(fake.session, "i=3000");
    expect(await enumerationOfType(fake.session, "i=3000")).toEqual(new Map([[0, "Off"]]));
    expect(fake.browsed).toEqual(["i=3000"]);
  });
});

describe("what may be written", () => {
  const fake = new FakeSession({
    "ns=2;s=Length": [reference(290, "Duration", 64)],
    "i=290": [reference(11, "Double")],
  });

  it("is the built-in type itself", async () => {
    expect(await inputSpec(fake.session, { Id: 4 }, SCALAR, undefined)).toMatchObject({ type: 4, isArray: false });
  });

  it("is the built-in type that another type is derived from", async () => {
    expect(await inputSpec(fake.session, "ns=2;s=Length", SCALAR, undefined)).toMatchObject({ type: 11 });
  });

  it("is a structure if the type is not known", async () => {
    expect(await inputSpec(fake.session, "ns=2;s=Unknown", SCALAR, undefined)).toMatchObject({ type: 22 });
  });

  it("may be chosen where the type is abstract; the present value says with what to begin", async () => {
    const spec = await inputSpec(fake.session, { Id: 24 }, -2, { Type: 6, Body: [1] });
    expect(spec).toMatchObject({ type: 6, isArray: true, isOpen: true });
  });

  it("is an array where the ValueRank says so", async () => {
    expect(await inputSpec(fake.session, { Id: 11 }, 1, undefined)).toMatchObject({ isArray: true });
  });

  it("begins with something that can be sent, for most types", async () => {
    for (const type of [1, 6, 9, 12, 22]) {
      const spec = await inputSpec(fake.session, { Id: type }, SCALAR, undefined);
      expect(parseInput(spec, emptyInput(spec)).ok).toBe(true);
    }
    const array = await inputSpec(fake.session, { Id: 11 }, 1, undefined);
    expect(parseInput(array, emptyInput(array)).ok).toBe(true);
  });
});

describe("a range of history", () => {
  it("reads backwards from now for the newest values", () => {
    expect(optionsOf({ kind: "newest" }, NOW)).toEqual({ end: new Date(NOW), maxValues: 1_000 });
    expect(limitOf({ kind: "newest" })).toBe(1_000);
  });

  it("ends now for the last hour", () => {
    expect(optionsOf({ kind: "last", seconds: 3_600 }, NOW)).toEqual({
      start: new Date(NOW - 3_600_000),
      end: new Date(NOW),
    });
  });

  it("must have a beginning before its end", () => {
    const times = { from: "2026-11-27T12:00", to: "2026-11-27T13:00" };
    expect(optionsOf({ kind: "between", ...times }, NOW)).toHaveProperty("start");
    expect(typeof optionsOf({ kind: "between", from: times.to, to: times.from }, NOW)).toBe("string");
    expect(typeof optionsOf({ kind: "between", from: "", to: "" }, NOW)).toBe("string");
  });
});

describe("a message in the trace", () => {
  it.each([
    [{ Body: { NodesToRead: [1, 2] } }, "2 nodes"],
    [{ Body: { Items: [1] } }, "1 value"],
    [{ Body: { SessionStatus: "Connect" } }, "Connect"],
    [{ Body: { Other: [1, 2] } }, "2 entries"],
    [{ Body: {} }, ""],
    [{}, ""],
  ])("%j is about %j", (message, summary) => {
    expect(summaryOf(message)).toBe(summary);
  });
});

describe("a value that moves", () => {
  it("is another one when it is looked at again", () => {
    expect(hasMoved({ Value: { Type: 6, Body: 1 } }, { Value: { Type: 6, Body: 2 } })).toBe(true);
    expect(hasMoved({ Value: { Type: 6, Body: 1 } }, { Value: { Type: 6, Body: 1 } })).toBe(false);
  });
});
