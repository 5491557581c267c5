import { useSignal } from "@preact/signals";
import type { GatewayError, LoginRequest, TargetAccess } from "opcua-ws-gateway-client";
import { loginAdviceFor } from "../connection/advice";
import { asError, gateway, targets } from "../connection/gateway";
import { addServer, type Server } from "../connection/servers";
import { Icon } from "../ui/Icon";
import { Problem } from "../ui/Problem";
import { UrlLogin } from "./UrlLogin";
import "./login.css";

/** Logs in to a server: one that the gateway's operator has named, or any by its address. */
export function LoginView({ onLogin }: { onLogin: (server: Server) => void }) {
  const busy = useSignal("");
  const problem = useSignal<{ error: GatewayError; name: string } | undefined>(undefined);
  const isOfTarget = targets.value.some(({ Name }) => Name === problem.value?.name);

  const login = async (request: LoginRequest, name: string) => {
    busy.value = name;
    problem.value = undefined;
    try {
      onLogin(await addServer(request, name));
    } catch (error) {
      problem.value = { error: asError(error), name };
    } finally {
      busy.value = "";
    }
  };

  return (
    <div class="login">
      {targets.value.length > 0 ? (
        <section aria-labelledby="targets-heading">
          <h2 id="targets-heading">Servers of this gateway</h2>
          <ul class="targets">
            {targets.value.map((target) => (
              <li key={target.Name}>
                <TargetButton
                  target={target}
                  isBusy={busy.value === target.Name}
                  isDisabled={busy.value !== ""}
                  onPress={() => void login({ Target: target.Name }, target.Name)}
                />
              </li>
            ))}
          </ul>
          {problem.value && isOfTarget ? <LoginProblem error={problem.value.error} /> : null}
        </section>
      ) : null}
      <section aria-labelledby="url-heading">
        <h2 id="url-heading">{targets.value.length > 0 ? "Another server" : "Log in to a server"}</h2>
        <UrlLogin
          isBusy={busy.value !== ""}
          open={gateway.value}
          onLogin={(request, name) => void login(request, name)}
        />
        {problem.value && !isOfTarget ? <LoginProblem error={problem.value.error} /> : null}
      </section>
    </div>
  );
}

function LoginProblem({ error }: { error: GatewayError }) {
  return <Problem error={error} advice={loginAdviceFor(error)} />;
}

interface TargetButtonProps {
  readonly target: TargetAccess;
  readonly isBusy: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function TargetButton({ target, isBusy, isDisabled, onPress }: TargetButtonProps) {
  return (
    <button
      type="button"
      class="target"
      aria-label={`Log in to ${target.Name}`}
      disabled={isDisabled}
      onClick={onPress}
    >
      <Icon name="server" />
      <span class="target-name">{target.Name}</span>
      <span class="target-rights">{isBusy ? "Logging in \u2026" : rightsText(target)}</span>
      <Icon name="chevron" />
    </button>
  );
}

const WORDS: Readonly<Record<string, string>> = {
  Read: "read",
  Write: "write",
  Call: "call",
  HistoryUpdate: "update history",
  NodeManagement: "manage nodes",
};

function rightsText(target: TargetAccess): string {
  return target.Allowed.length === Object.keys(WORDS).length && !target.WriteNodes && !target.CallNodes
    ? "you may do everything"
    : `you may ${target.Allowed.map((permission) => WORDS[permission] ?? permission).join(", ")}`;
}
