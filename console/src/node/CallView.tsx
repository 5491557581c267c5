import { type Signal, signal, useSignal } from "@preact/signals";
import { type CallMethodResult, type GatewayError, isBad, statusName, type Variant } from "opcua-ws-gateway-client";
import { useEffect } from "preact/hooks";
import { asError } from "../connection/gateway";
import type { Server } from "../connection/servers";
import { displayType, displayVariant } from "../opcua/display";
import type { TreeNode } from "../tree/model";
import { announce } from "../ui/announce";
import { Button } from "../ui/Button";
import { Problem } from "../ui/Problem";
import { type MethodArgument, type MethodSignature, signatureOf } from "./method";
import { emptyInput, parseInput, ValueInput } from "./ValueInput";

/** Calls a method with the arguments that it asks for, and shows what it gives. */
export function CallView({ server, node }: { server: Server; node: TreeNode }) {
  const signature = useSignal<MethodSignature | undefined>(undefined);
  const problem = useSignal<GatewayError | undefined>(undefined);

  useEffect(() => {
    signatureOf(server.session, node).then(
      (found) => {
        signature.value = found;
      },
      (error) => {
        problem.value = asError(error);
      },
    );
  }, [server, node, signature, problem]);

  if (problem.value) {
    return <Problem error={problem.value} title="The method's arguments cannot be read." />;
  }
  return signature.value ? (
    <CallForm server={server} node={node} signature={signature.value} />
  ) : (
    <p class="empty">Reading the arguments &hellip;</p>
  );
}

interface CallFormProps {
  readonly server: Server;
  readonly node: TreeNode;
  readonly signature: MethodSignature;
}

function CallForm({ server, node, signature }: CallFormProps) {
  const texts = useSignal<readonly Signal<string>[]>(signature.inputs.map(({ spec }) => signal(emptyInput(spec))));
  const complaints = useSignal<readonly (string | undefined)[]>([]);
  const problem = useSignal<GatewayError | undefined>(undefined);
  const outputs = useSignal<readonly Variant[] | undefined>(undefined);
  const isBusy = useSignal(false);

  const call = async (event: Event) => {
    event.preventDefault();
    problem.value = undefined;
    outputs.value = undefined;
    const parsed = signature.inputs.map(({ spec }, index) => parseInput(spec, texts.peek()[index]?.peek() ?? ""));
    complaints.value = parsed.map((input) => (input.ok ? undefined : input.problem));
    const inputs = parsed.flatMap((input) => (input.ok ? [input.variant] : []));
    if (inputs.length < parsed.length) {
      return;
    }
    isBusy.value = true;
    try {
      outputs.value = await server.session.call(signature.objectId, node.nodeId, inputs);
      announce(`${node.label} was called.`);
    } catch (error) {
      problem.value = asError(error);
      complaints.value = argumentComplaints(problem.value);
    } finally {
      isBusy.value = false;
    }
  };

  return (
    <form class="call" onSubmit={(event) => void call(event)}>
      {signature.inputs.length === 0 ? <p class="quiet">The method takes no arguments.</p> : null}
      {signature.inputs.map((input, index) => {
        const text = texts.value[index];
        return text ? (
          <div key={input.name}>
            <ValueInput label={input.name} spec={input.spec} text={text} problem={complaints.value[index]} />
            {input.description ? <p class="hint">{input.description}</p> : null}
          </div>
        ) : null;
      })}
      <div class="actions">
        <Button
          type="submit"
          kind="primary"
          icon="play"
          label={isBusy.value ? "Calling \u2026" : "Call"}
          disabled={isBusy.value}
        />
        <span class="quiet">
          on <code>{signature.objectId}</code>
        </span>
      </div>
      {problem.value ? <Problem error={problem.value} title="The call failed." /> : null}
      {outputs.value ? <Outputs outputs={outputs.value} described={signature.outputs} /> : null}
    </form>
  );
}

function Outputs({ outputs, described }: { outputs: readonly Variant[]; described: readonly MethodArgument[] }) {
  return (
    <section class="outputs" aria-label="Result" role="status">
      <h3>Result</h3>
      {outputs.length === 0 ? <p>Good. The method gives nothing back.</p> : null}
      <dl class="facts">
        {outputs.map((output, index) => (
          <div key={described[index]?.name ?? index}>
            <dt>
              {described[index]?.name ?? `Output ${index + 1}`} <span class="quiet">{displayType(output)}</span>
            </dt>
            <dd class="value">{displayVariant(output, 2_000)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

// The server may say which argument is to blame.
function argumentComplaints(error: GatewayError): (string | undefined)[] {
  const results = (error.details as Partial<CallMethodResult> | undefined)?.InputArgumentResults ?? [];
  return results.map((status) => (isBad(status) ? statusName(status) : undefined));
}
