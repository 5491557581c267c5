import { describe, expect, it } from "vitest";
import { displayAttribute } from "../src/opcua/attributes";
import { displayType, displayValue, displayVariant, fullText } from "../src/opcua/display";
import { hasOverflow, qualityOf, qualityText } from "../src/opcua/quality";

describe("a value on one line", () => {
  it.each([
    [undefined, "no value"],
    [{ Type: 0 }, "no value"],
    [{ Type: 1, Body: true }, "true"],
    [{ Type: 8, Body: "-9223372036854775808" }, "-9223372036854775808"],
    [{ Type: 11, Body: "NaN" }, "NaN"],
    [{ Type: 10, Body: 0.10000000149011612 }, "0.1"],
    [{ Type: 15, Body: "AAEC/w==" }, "00 01 02 ff (4 bytes)"],
    [{ Type: 15, Body: "" }, " (0 bytes)"],
    [{ Type: 17, Body: { IdType: 1, Id: "Demo", Namespace: 2 } }, "ns=2;s=Demo"],
    [{ Type: 19, Body: 2150891520 }, "BadNodeIdUnknown"],
    [{ Type: 20, Body: { Name: "Demo", Uri: 2 } }, "2:Demo"],
    [{ Type: 21, Body: { Locale: "en", Text: "Hello" } }, "Hello"],
    [{ Type: 22, Body: { TypeId: { Id: 1 }, Body: { X: 1 } } }, '{"X":1}'],
    [{ Type: 22, Body: { TypeId: { Id: 7 }, Encoding: 1, Body: "AQID" } }, "i=7, not described: AQID"],
    [{ Type: 24, Body: [{ Type: 6, Body: 1 }, { Type: 0 }] }, "[1, no value]"],
    [{ Type: 6, Body: [] }, "[]"],
  ])("of %j is %j", (variant, text) => {
    expect(displayVariant(variant)).toBe(text);
  });

  it("says how many elements are not shown", () => {
    expect(displayVariant({ Type: 6, Body: Array(20).fill(1) })).toMatch(/… 8 more\]$/);
  });

  it("is cut where it is too long for a table", () => {
    expect(displayVariant({ Type: 12, Body: "x".repeat(1_000_000) })).toHaveLength(201);
  });

  it("shows only the first of many bytes", () => {
    expect(displayVariant({ Type: 15, Body: "A".repeat(4_000) })).toMatch(/^(00 ){32}… \(3000 bytes\)$/);
  });

  it("has the name that an enumeration gives it", () => {
    const names = new Map([[2, "Green"]]);
    expect(displayValue({ Value: { Type: 6, Body: 2 } }, names)).toBe("Green (2)");
    expect(displayValue({ Value: { Type: 6, Body: 3 } }, names)).toBe("3");
  });
});

describe("a type in words", () => {
  it("has the lengths of arrays and matrices, and the type of a structure", () => {
    expect(displayType({ Type: 6, Body: [1, 2] })).toBe("Int32[2]");
    expect(displayType({ Type: 11, Body: [1, 2], Dimensions: [2, 1] })).toBe("Double[2][1]");
    expect(displayType({ Type: 22, Body: { TypeId: { Id: 7 }, Body: {} } })).toBe("ExtensionObject i=7");
    expect(displayType(undefined)).toBe("Null");
  });
});

describe("a structure in full", () => {
  it("is its fields", () => {
    expect(fullText({ Type: 22, Body: { TypeId: { Id: 7 }, Body: { X: 1 } } })).toBe('{\n  "X": 1\n}');
  });
});

describe("a quality", () => {
  it("is good, uncertain or bad by the highest bits", () => {
    expect([undefined, 0, 0x40900000, 0x80310000].map(qualityOf)).toEqual(["good", "good", "uncertain", "bad"]);
  });

  it("says that values were lost before", () => {
    expect(hasOverflow(0x480)).toBe(true);
    expect(qualityText(0x480)).toContain("overflow");
    expect(hasOverflow(0)).toBe(false);
  });
});

describe("an attribute", () => {
  it("has its numbers explained", () => {
    expect(displayAttribute(2, { Value: { Type: 6, Body: 2 } })).toBe("Variable");
    expect(displayAttribute(17, { Value: { Type: 3, Body: 3 } })).toBe("3 (CurrentRead, CurrentWrite)");
    expect(displayAttribute(14, { Value: { Type: 17, Body: { Id: 11 } } })).toBe("Double");
    expect(displayAttribute(15, { Value: { Type: 6, Body: -1 } })).toBe("-1 (scalar)");
  });
});
