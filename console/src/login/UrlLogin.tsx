import { useComputed, useSignal } from "@preact/signals";
import type { Gateway, GatewayError, LoginRequest, UserTokenType } from "opcua-ws-gateway-client";
import { useRef } from "preact/hooks";
import { asError } from "../connection/gateway";
import { Button } from "../ui/Button";
import { Field } from "../ui/Field";
import { Problem } from "../ui/Problem";
import { isText, keep, recall } from "../ui/storage";
import { choicesOf, choiceText, type EndpointChoice, loginOf, problemOfUrl, userTypesOf } from "./endpoints";
import { UserFields, type UserFieldsHandle } from "./UserFields";

export interface UrlLoginProps {
  readonly open: Gateway | undefined;
  readonly isBusy: boolean;
  readonly onLogin: (request: LoginRequest, name: string) => void;
}

const FIRST_URL = "opc.tcp://127.0.0.1:4840";

/** Logs in by a server's address: first it is asked for its endpoints, then one of them is chosen, and who the user is. */
export function UrlLogin({ open, isBusy, onLogin }: UrlLoginProps) {
  const url = useSignal(recall("url", isText) ?? FIRST_URL);
  const asking = useSignal(false);
  const problem = useSignal<GatewayError | undefined>(undefined);
  const complaint = useSignal<string | undefined>(undefined);
  const choices = useSignal<readonly EndpointChoice[] | undefined>(undefined);
  const chosen = useSignal("");
  const user = useSignal<UserTokenType>("Anonymous");
  const credentials = useRef<UserFieldsHandle>({});
  const choice = useComputed(() => choices.value?.find(({ key }) => key === chosen.value));

  const find = async () => {
    complaint.value = problemOfUrl(url.value.trim());
    problem.value = undefined;
    choices.value = undefined;
    if (complaint.value || !open) {
      return;
    }
    asking.value = true;
    try {
      const found = choicesOf(await open.getEndpoints(url.value.trim()));
      keep("url", url.value.trim());
      choices.value = found;
      chosen.value = found[0]?.key ?? "";
      user.value = (found[0] && userTypesOf(found[0])[0]) ?? "Anonymous";
    } catch (error) {
      problem.value = asError(error);
    } finally {
      asking.value = false;
    }
  };

  const submit = (event: Event) => {
    event.preventDefault();
    const picked = choice.value;
    if (!picked) {
      void find();
      return;
    }
    const address = url.value.trim();
    onLogin(loginOf(address, picked, user.value, credentials.current), address.replace(/^opc\.tcp:\/\//i, ""));
  };

  return (
    <form class="url-login" onSubmit={submit} autocomplete="off">
      <Field label="Server address" problem={complaint.value}>
        {(attributes) => (
          <div class="joined">
            <input
              {...attributes}
              type="text"
              inputMode="url"
              spellcheck={false}
              value={url.value}
              onInput={(event) => {
                url.value = event.currentTarget.value;
                choices.value = undefined;
              }}
            />
            <Button
              label={asking.value ? "Asking \u2026" : "Find endpoints"}
              kind={choices.value ? "plain" : "primary"}
              disabled={asking.value}
              onPress={() => void find()}
            />
          </div>
        )}
      </Field>
      {problem.value ? <Problem error={problem.value} title="The endpoints were not found." /> : null}
      {choices.value?.length === 0 ? <p role="status">The server has no endpoint that the gateway can use.</p> : null}
      {choices.value && choice.value ? (
        <>
          <Field label="Security policy and mode" hint={hintOf(choice.value)}>
            {(attributes) => (
              <select
                {...attributes}
                value={chosen.value}
                onChange={(event) => {
                  chosen.value = event.currentTarget.value;
                  const types = choice.value ? userTypesOf(choice.value) : [];
                  user.value = types.includes(user.value) ? user.value : (types[0] ?? "Anonymous");
                }}
              >
                {choices.value?.map((offered) => (
                  <option key={offered.key} value={offered.key}>
                    {choiceText(offered)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <UserFields types={userTypesOf(choice.value)} user={user} handle={credentials.current} />
          <Button type="submit" kind="primary" label={isBusy ? "Logging in \u2026" : "Log in"} disabled={isBusy} />
        </>
      ) : null}
    </form>
  );
}

function hintOf(choice: EndpointChoice): string {
  return choice.mode === "None"
    ? "Everybody on the way between gateway and server can read and change what is sent."
    : "The first one is the most secure that the server offers.";
}
