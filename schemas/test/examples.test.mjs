// The examples are documentation that is executed: here with ajv, in the Java build with networknt.
import assert from "node:assert/strict";
import { test } from "node:test";
import { examples, messageNames, pointer, validators } from "./schemas.mjs";

const validate = validators();

for (const messageName of messageNames) {
  test(`${messageName}: valid examples keep to the schema`, async (t) => {
    for (const { name, example } of examples(messageName, "valid")) {
      await t.test(name, () => {
        const valid = validate.get(messageName)(example);
        assert.ok(valid, JSON.stringify(validate.get(messageName).errors));
      });
    }
  });

  test(`${messageName}: invalid examples are refused at the field that they name`, async (t) => {
    for (const { name, example } of examples(messageName, "invalid")) {
      await t.test(name, () => {
        assert.equal(validate.get(messageName)(example.message), false);
        const pointers = validate.get(messageName).errors.map(pointer);
        assert.ok(pointers.includes(example.pointer), `${example.pointer} is not among ${pointers}`);
      });
    }
  });
}
