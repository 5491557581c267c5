import { useSignal } from "@preact/signals";
import type { DataValue } from "opcua-ws-gateway-client";
import { useEffect } from "preact/hooks";
import { removeServer, type Server } from "../connection/servers";
import { displayTime } from "../opcua/display";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { Problem } from "../ui/Problem";

const FACTS = [
  { nodeId: "i=2261", name: "Product" },
  { nodeId: "i=2263", name: "Manufacturer" },
  { nodeId: "i=2264", name: "Software version" },
  { nodeId: "i=2257", name: "Started" },
  { nodeId: "i=2255", name: "Namespaces" },
] as const;

const WORDS = {
  connected: "Connected",
  interrupted: "Not connected; the gateway tries to come back",
  lost: "Session lost",
} as const;

function factText(name: string, value: DataValue | undefined): string {
  const body = value?.Value?.Body;
  if (Array.isArray(body)) {
    return body.map((uri, index) => `${index}  ${uri}`).join("\n");
  }
  return typeof body !== "string" ? "" : name === "Started" ? displayTime(body) : body;
}

/** A server that is logged in to: how its session is, and what it says of itself. */
export function ServerView({ server }: { server: Server }) {
  const facts = useSignal<ReadonlyMap<string, DataValue>>(new Map());
  const state = server.state.value;
  const problem = server.problem.value;

  useEffect(() => {
    if (state === "connected") {
      server.session.read(FACTS.map(({ nodeId }) => nodeId)).then(
        (values) => {
          facts.value = new Map(values.map((value, index) => [FACTS[index]?.nodeId ?? "", value]));
        },
        () => {}, // they are a service: the session's state says what there is to know
      );
    }
  }, [server, state, facts]);

  return (
    <section class="pane-content" aria-labelledby="node-heading">
      <header class="node-header">
        <div class="node-title">
          <Icon name="server" class="class-0" />
          <h2 id="node-heading">{server.name}</h2>
          <span class="badge">Server</span>
        </div>
        <div class="actions">
          <span class={`dot ${state}`} />
          <span>{WORDS[state]}</span>
          <Button icon="logout" label="Log out" onPress={() => void removeServer(server)} />
        </div>
      </header>
      {problem ? <Problem error={problem} {...(state === "lost" ? { title: "The session is lost." } : {})} /> : null}
      <dl class="facts stacked">
        <div>
          <dt>Session</dt>
          <dd>{server.session.id}</dd>
        </div>
        {FACTS.map(({ nodeId, name }) => {
          const text = factText(name, facts.value.get(nodeId));
          return text ? (
            <div key={nodeId}>
              <dt>{name}</dt>
              <dd class="lines">{text}</dd>
            </div>
          ) : null;
        })}
      </dl>
    </section>
  );
}
