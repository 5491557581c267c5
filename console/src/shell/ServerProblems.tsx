import { gatewayState } from "../connection/gateway";
import { removeServer, servers } from "../connection/servers";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";

/** What is not as it should be with gateway and servers, and what can be done: always to be seen, as values stand still. */
export function ServerProblems() {
  const troubled = servers.value.filter((server) => server.state.value !== "connected");
  const state = gatewayState.value;
  return (
    <div class="banners">
      {state === "reconnecting" ? (
        <p class="banner interrupted">
          <Icon name="warning" />
          <span>
            The connection to the gateway is lost. The page connects again by itself; sessions go on where they were.
          </span>
        </p>
      ) : null}
      {state === "closed" ? (
        <p class="banner lost">
          <Icon name="warning" />
          <span>The gateway has ended the connection. Load the page again to go on.</span>
          <Button small label="Load again" onPress={() => location.reload()} />
        </p>
      ) : null}
      {state === "open"
        ? troubled.map((server) => (
            <p key={server.key} class={`banner ${server.state.value}`}>
              <Icon name="warning" />
              {server.state.value === "interrupted" ? (
                <span>
                  <b>{server.name}</b> cannot be reached ({server.problem.value?.statusText ?? "no reason given"}). The
                  gateway tries to come back; values stand still until then.
                </span>
              ) : (
                <>
                  <span>
                    The session with <b>{server.name}</b> is lost (
                    {server.problem.value?.statusText ?? "no reason given"}
                    ). Log out, and log in again.
                  </span>
                  <Button small label={`Log out of ${server.name}`} onPress={() => void removeServer(server)} />
                </>
              )}
            </p>
          ))
        : null}
    </div>
  );
}
