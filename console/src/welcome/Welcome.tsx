import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Server, servers } from "../connection/servers";
import { glance } from "../live/number";
import { isWatched, watchAll } from "../live/watched";
import { showPane } from "../shell/panes";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { type Suggestion, suggest } from "./suggest";
import "./welcome.css";

/** Where to begin: numbers of the server that move, to be drawn with one press. */
export function Welcome() {
  const server = servers.value[servers.value.length - 1];
  return (
    <section class="pane-content welcome" aria-labelledby="welcome-heading">
      <h2 id="welcome-heading">Where to begin</h2>
      {server ? <Suggestions key={server.key} server={server} /> : null}
      <ul class="hints">
        <li>
          <Icon name="tree" />
          <span>
            Choose a node in the <b>address space</b> to see its attributes and references, to write its value, to call
            it, or to look at its history.
          </span>
        </li>
        <li>
          <Icon name="plus" />
          <span>
            The <b>plus</b> beside a Variable (key <kbd>+</kbd>) shows its values as they come.
          </span>
        </li>
        <li>
          <Icon name="bell" />
          <span>
            <b>Alarms</b> of all servers that you are logged in to come together, and can be acknowledged.
          </span>
        </li>
        <li>
          <Icon name="trace" />
          <span>
            The <b>trace</b> shows each message that this page sends and gets: the same that your own program would.
          </span>
        </li>
      </ul>
    </section>
  );
}

function Suggestions({ server }: { server: Server }) {
  const found = useSignal<readonly Suggestion[] | undefined>(undefined);

  useEffect(() => {
    const abort = new AbortController();
    suggest(server.session, abort.signal).then(
      (suggestions) => {
        found.value = suggestions;
      },
      () => {
        found.value = []; // what cannot be looked at is not suggested
      },
    );
    return () => abort.abort();
  }, [server, found]);

  if (!found.value) {
    return (
      <p class="empty" role="status">
        Looking for values that move &hellip;
      </p>
    );
  }
  const moving = found.value.filter((suggestion) => suggestion.moves);
  const shown = moving.length > 0 ? moving : found.value;
  if (shown.length === 0) {
    return null;
  }
  const open = shown.filter(({ nodeId }) => !isWatched(server.key, nodeId));
  const add = (suggestions: readonly Suggestion[]) => {
    void watchAll(
      server,
      suggestions.map(({ nodeId, label, path }) => ({ nodeId, label, path, charted: true })),
    );
    showPane("live");
  };
  return (
    <div class="suggestions">
      <p>
        {moving.length > 0
          ? `These values of ${server.name} change right now:`
          : `These values of ${server.name} are numbers:`}
      </p>
      <ul>
        {shown.map((suggestion) => (
          <li key={suggestion.nodeId}>
            <Icon name="variable" class="class-2" />
            <span class="suggestion-name">
              {suggestion.label} <span class="quiet">{suggestion.path}</span>
            </span>
            <span class="value">{glance(suggestion.value)}</span>
            <Button
              icon={isWatched(server.key, suggestion.nodeId) ? "check" : "plus"}
              label={`Add ${suggestion.label} to live values`}
              iconOnly
              small
              disabled={isWatched(server.key, suggestion.nodeId)}
              onPress={() => add([suggestion])}
            />
          </li>
        ))}
      </ul>
      <Button
        kind="primary"
        icon="chart"
        label={open.length === 0 ? "Drawn" : `Draw ${open.length === 1 ? "it" : "them"} live`}
        disabled={open.length === 0}
        onPress={() => add(open)}
      />
    </div>
  );
}
