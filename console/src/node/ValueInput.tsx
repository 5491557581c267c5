import type { Signal } from "@preact/signals";
import { typeName } from "opcua-ws-gateway-client";
import { integerRange } from "../opcua/builtIn";
import { inputHint, isTypedAsJson, type Parsed, parseJson, parseScalar } from "../opcua/input";
import { Field, type FieldAttributes } from "../ui/Field";
import type { InputSpec } from "./dataTypes";

export interface ValueInputProps {
  readonly label: string;
  readonly spec: InputSpec;
  readonly text: Signal<string>;
  /** Shown once something was typed that cannot be sent. */
  readonly problem: string | undefined;
}

/** What was typed, as a Variant of the type. */
export function parseInput(spec: InputSpec, text: string): Parsed {
  return isTypedAsJson(spec.type, spec.isArray)
    ? parseJson(spec.type, text, spec.isArray, spec.dimensions)
    : parseScalar(spec.type, text);
}

/** What to begin with where there is no value yet. */
export function emptyInput(spec: InputSpec): string {
  if (spec.isArray) {
    return "[]";
  }
  switch (spec.type) {
    case 1:
      return "false";
    case 22:
      return JSON.stringify({ TypeId: spec.dataType, Body: {} }, null, 1);
    default:
      return spec.names ? String([...spec.names.keys()][0] ?? 0) : integerRange(spec.type) ? "0" : "";
  }
}

/** The input that fits a type: a switch, a list of names, a number, a text, or JSON. */
export function ValueInput({ label, spec, text, problem }: ValueInputProps) {
  const hint = spec.names && !spec.isArray ? undefined : inputHint(spec.type, spec.isArray);
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(attributes) => <Input attributes={attributes} spec={spec} text={text} label={label} />}
    </Field>
  );
}

interface InputProps {
  readonly attributes: FieldAttributes;
  readonly spec: InputSpec;
  readonly text: Signal<string>;
  readonly label: string;
}

function Input({ attributes, spec, text }: InputProps) {
  const onInput = (event: { currentTarget: { value: string } }) => {
    text.value = event.currentTarget.value;
  };
  if (isTypedAsJson(spec.type, spec.isArray)) {
    return (
      <textarea
        {...attributes}
        class="code"
        rows={Math.min(12, Math.max(3, text.value.split("\n").length))}
        spellcheck={false}
        value={text.value}
        onInput={onInput}
      />
    );
  }
  if (spec.type === 1) {
    return (
      <label class="switch">
        <input
          {...attributes}
          type="checkbox"
          role="switch"
          aria-checked={text.value === "true"}
          checked={text.value === "true"}
          onChange={(event) => {
            text.value = String(event.currentTarget.checked);
          }}
        />
        <span class="switch-text">{text.value === "true" ? "true" : "false"}</span>
      </label>
    );
  }
  if (spec.names) {
    return (
      <select {...attributes} value={text.value} onChange={onInput}>
        {[...spec.names].map(([number, name]) => (
          <option key={number} value={String(number)}>
            {name} ({number})
          </option>
        ))}
      </select>
    );
  }
  const isNumber = integerRange(spec.type) !== undefined || typeName(spec.type) === "Double" || spec.type === 10;
  return spec.type === 12 && text.value.length > 60 ? (
    <textarea {...attributes} rows={4} value={text.value} onInput={onInput} />
  ) : (
    <input
      {...attributes}
      type="text"
      class={isNumber ? "number" : "code"}
      inputMode={isNumber ? "decimal" : "text"}
      spellcheck={false}
      autocomplete="off"
      value={text.value}
      onInput={onInput}
    />
  );
}
