import { useSignal } from "@preact/signals";
import { type GatewayError, type NodeId, typeName, type Variant } from "opcua-ws-gateway-client";
import { useEffect } from "preact/hooks";
import { asError } from "../connection/gateway";
import type { Server } from "../connection/servers";
import { inputText } from "../opcua/input";
import { announce } from "../ui/announce";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Problem } from "../ui/Problem";
import { type InputSpec, inputSpec, numberOf } from "./dataTypes";
import type { NodeDetails } from "./nodeDetails";
import { emptyInput, parseInput, ValueInput } from "./ValueInput";

export interface WriteFormProps {
  readonly server: Server;
  readonly nodeId: string;
  readonly details: NodeDetails;
}

const DATA_TYPE = 14;
const VALUE_RANK = 15;
const SCALAR = -1;

/** Writes a Variable's value, with the input that fits its type. */
export function WriteForm({ server, nodeId, details }: WriteFormProps) {
  const spec = useSignal<InputSpec | undefined>(undefined);
  const text = useSignal("");
  const complaint = useSignal<string | undefined>(undefined);
  const problem = useSignal<GatewayError | undefined>(undefined);
  const outcome = useSignal("");
  const isBusy = useSignal(false);
  const attributes = details.attributes.value;
  // Where the value may not be read there is none to begin with, and none to wait for.
  const isReady = details.value.value !== undefined || details.problem.value !== undefined;

  useEffect(() => {
    const present = details.value.peek()?.Value;
    if (!attributes || !isReady || spec.peek()) {
      return;
    }
    const dataType = attributes.get(DATA_TYPE)?.Value?.Body as NodeId | undefined;
    void inputSpec(server.session, dataType, numberOf(attributes.get(VALUE_RANK), SCALAR), present).then((found) => {
      text.value = textOf(present, found);
      spec.value = found;
    });
  }, [attributes, isReady, details, server, spec, text]);

  const known = spec.value;
  if (!known) {
    return null;
  }

  const write = async (event: Event) => {
    event.preventDefault();
    outcome.value = "";
    problem.value = undefined;
    const parsed = parseInput(known, text.value);
    complaint.value = parsed.ok ? undefined : parsed.problem;
    if (!parsed.ok) {
      return;
    }
    isBusy.value = true;
    try {
      await server.session.write(nodeId, parsed.variant);
      outcome.value = "Written.";
      announce("Written.");
    } catch (error) {
      problem.value = asError(error);
    } finally {
      isBusy.value = false;
    }
  };

  return (
    <form class="write" onSubmit={(event) => void write(event)}>
      <h3>Write</h3>
      {known.isOpen ? (
        <TypeChoice
          spec={known}
          onChange={(type) => {
            spec.value = { ...known, type };
          }}
        />
      ) : null}
      <ValueInput label="New value" spec={known} text={text} problem={complaint.value} />
      <div class="actions">
        <Button
          type="submit"
          kind="primary"
          label={isBusy.value ? "Writing \u2026" : "Write"}
          disabled={isBusy.value}
        />
        <Button
          label="Take present value"
          onPress={() => {
            text.value = textOf(details.value.peek()?.Value, known);
            complaint.value = undefined;
          }}
        />
        {outcome.value ? <span class="outcome">{outcome.value}</span> : null}
      </div>
      {problem.value ? <Problem error={problem.value} title="The value was not written." /> : null}
    </form>
  );
}

function textOf(present: Variant | undefined, spec: InputSpec): string {
  return present?.Body === undefined ? emptyInput(spec) : inputText(present);
}

// The built-in types that a Variant may hold; Variant itself only as the elements of an array.
const SCALARS = Array.from({ length: 22 }, (_, index) => index + 1);
const VARIANT = 24;

function TypeChoice({ spec, onChange }: { spec: InputSpec; onChange: (type: number) => void }) {
  return (
    <Field label="Type" hint="The Variable takes values of several types.">
      {(attributes) => (
        <select
          {...attributes}
          value={String(spec.type)}
          onChange={(event) => onChange(Number(event.currentTarget.value))}
        >
          {(spec.isArray ? [...SCALARS, VARIANT] : SCALARS).map((type) => (
            <option key={type} value={String(type)}>
              {typeName(type)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
