import { describe, expect, it } from "vitest";
import { inputText, parseJson, parseScalar } from "../src/opcua/input";

const INT16 = 4;
const UINT64 = 9;
const FLOAT = 10;
const DOUBLE = 11;
const STRING = 12;

describe("a scalar that is typed", () => {
  it.each([
    [1, "true", true],
    [INT16, " -32768 ", -32768],
    [INT16, "+7", 7],
    [UINT64, "18446744073709551615", "18446744073709551615"],
    [DOUBLE, "1e-3", 0.001],
    [DOUBLE, "NaN", "NaN"],
    [DOUBLE, "-Infinity", "-Infinity"],
    [STRING, "  as it is ", "  as it is "],
    [13, "2026-11-27T12:00:00Z", "2026-11-27T12:00:00Z"],
    [14, "72962B91-FA75-4AE6-8D28-B404DC7DAF63", "72962b91-fa75-4ae6-8d28-b404dc7daf63"],
    [15, "0x000102ff", "AAEC/w=="],
    [15, "AAEC/w==", "AAEC/w=="],
    [17, "ns=2;s=Demo", "ns=2;s=Demo"],
    [19, "0x80340000", 0x80340000],
    [20, "2:Demo", { Name: "Demo", Uri: 2 }],
    [20, "Demo", { Name: "Demo" }],
    [21, "Hello", { Text: "Hello" }],
  ])("of type %i, %j, is %j", (type, text, body) => {
    expect(parseScalar(type, text)).toEqual({ ok: true, variant: { Type: type, Body: body } });
  });

  it.each([
    [1, "yes"],
    [INT16, "32768"],
    [INT16, "1.5"],
    [INT16, ""],
    [UINT64, "-1"],
    [UINT64, "18446744073709551616"],
    [FLOAT, "1e39"],
    [DOUBLE, "1e400"],
    [DOUBLE, "1,5"],
    [13, "yesterday"],
    [14, "no guid"],
    [15, "0x123"],
    [15, "abc"],
    [17, "Demo"],
    [19, "4294967296"],
    [20, "70000:Demo"],
  ])("of type %i, %j, is refused with a sentence", (type, text) => {
    const parsed = parseScalar(type, text);
    expect(parsed.ok).toBe(false);
    expect(parsed.ok ? "" : parsed.problem).toMatch(/\.$/);
  });
});

describe("an array that is typed", () => {
  it("is taken as it is if each element fits", () => {
    expect(parseJson(INT16, "[1, -2]", true)).toEqual({ ok: true, variant: { Type: INT16, Body: [1, -2] } });
  });

  it("names the element that does not fit", () => {
    const parsed = parseJson(INT16, "[1, 99999]", true);
    expect(parsed.ok ? "" : parsed.problem).toBe("Element 1: Int16 goes from -32768 to 32767.");
  });

  it("is refused where one value is needed, and the other way round", () => {
    expect(parseJson(INT16, "1", true).ok).toBe(false);
    expect(parseJson(22, "[]", false).ok).toBe(false);
  });

  it("keeps the dimensions of a matrix, and has as many elements as they say", () => {
    expect(parseJson(DOUBLE, '[1, 2, "NaN", 4]', true, [2, 2])).toEqual({
      ok: true,
      variant: { Type: DOUBLE, Body: [1, 2, "NaN", 4], Dimensions: [2, 2] },
    });
    expect(parseJson(DOUBLE, "[1, 2, 3]", true, [2, 2]).ok).toBe(false);
  });

  it("is refused with what JSON says about it", () => {
    const parsed = parseJson(INT16, "[1,", true);
    expect(parsed.ok ? "" : parsed.problem).toContain("no JSON");
  });
});

describe("a structure that is typed", () => {
  it("says its type", () => {
    expect(parseJson(22, '{"TypeId": "ns=2;s=T", "Body": {}}', false).ok).toBe(true);
    expect(parseJson(22, '{"X": 1}', false).ok).toBe(false);
  });
});

describe("the text of a value in its input", () => {
  it("is understood as the value again", () => {
    for (const variant of [
      { Type: UINT64, Body: "18446744073709551615" },
      { Type: DOUBLE, Body: "NaN" },
      { Type: 21, Body: { Text: "Hello" } },
    ]) {
      expect(parseScalar(variant.Type, inputText(variant))).toEqual({ ok: true, variant });
    }
  });

  it("is JSON for an array", () => {
    const variant = { Type: INT16, Body: [1, 2] };
    expect(parseJson(INT16, inputText(variant), true)).toEqual({ ok: true, variant });
  });
});
