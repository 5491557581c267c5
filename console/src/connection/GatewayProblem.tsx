import { useSignal } from "@preact/signals";
import type { GatewayError } from "opcua-ws-gateway-client";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Problem } from "../ui/Problem";
import { gatewayAdviceFor, needsToken } from "./advice";
import { openGateway } from "./gateway";

/** Why the page has no gateway, and what to do: show a token, or try again. */
export function GatewayProblem({ error }: { error: GatewayError }) {
  const token = useSignal("");
  return (
    <div class="card centred">
      <h1>{needsToken(error) ? "Who are you?" : "No connection to the gateway"}</h1>
      <Problem error={error} advice={gatewayAdviceFor(error)} />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void openGateway(token.peek() || undefined);
        }}
      >
        {needsToken(error) ? (
          <Field label="Token" hint="An API token of the gateway, or a JWT that it trusts.">
            {(attributes) => (
              <input
                {...attributes}
                type="password"
                autocomplete="off"
                value={token.value}
                onInput={(event) => {
                  token.value = event.currentTarget.value;
                }}
              />
            )}
          </Field>
        ) : null}
        <div class="actions">
          <Button type="submit" kind="primary" label={needsToken(error) ? "Connect" : "Try again"} />
        </div>
      </form>
    </div>
  );
}
