import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { type Server, serverOf } from "../connection/servers";
import { HistoryView } from "../history/HistoryView";
import { isWatched, unwatch, watch } from "../live/watched";
import { AccessLevel, nodeClassName } from "../opcua/attributes";
import { showPane } from "../shell/panes";
import { reload, SERVER_CLASS, type TreeNode } from "../tree/model";
import { iconOf } from "../tree/nodeIcon";
import { selected } from "../tree/trees";
import { announce } from "../ui/announce";
import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { type Tab, Tabs } from "../ui/Tabs";
import { Welcome } from "../welcome/Welcome";
import { AttributesView } from "./AttributesView";
import { CallView } from "./CallView";
import { numberOf } from "./dataTypes";
import { lookAt, type NodeDetails } from "./nodeDetails";
import { ReferencesView } from "./ReferencesView";
import { ServerView } from "./ServerView";
import { ValueView } from "./ValueView";
import "./node.css";

/** The node that is looked at; before one is chosen, what there is to see. */
export function NodeView() {
  const node = selected.value;
  const server = node && serverOf(node.serverKey);
  if (!node || !server) {
    return <Welcome />;
  }
  return node.nodeClass === SERVER_CLASS && node.nodeId === "" ? (
    <ServerView key={node.key} server={server} />
  ) : (
    <NodePage key={`${server.session.id} ${node.key}`} server={server} node={node} />
  );
}

function NodePage({ server, node }: { server: Server; node: TreeNode }) {
  const details = useMemo(
    () => lookAt(server.session, node.nodeId, node.nodeClass),
    [server, node.nodeId, node.nodeClass],
  );
  useEffect(() => details.close, [details]);
  const tabs = tabsOf(server, node, details);
  const tab = useSignal(tabs[0]?.name ?? "");
  return (
    <section class="pane-content" aria-labelledby="node-heading">
      <header class="node-header">
        <div class="node-title">
          <Icon name={iconOf(node)} class={`class-${node.nodeClass}`} />
          <h2 id="node-heading">{node.label}</h2>
          <span class="badge">{nodeClassName(node.nodeClass)}</span>
        </div>
        <div class="node-id">
          <code>{node.nodeId}</code>
          <Button icon="copy" label="Copy NodeId" iconOnly small onPress={() => void copy(node.nodeId)} />
          <Button
            icon="refresh"
            label="Read node again"
            iconOnly
            small
            onPress={() => readAgain(server, node, details)}
          />
        </div>
        {node.nodeClass === 2 ? <WatchButton server={server} node={node} /> : null}
      </header>
      <Tabs label="Node" tabs={tabs} chosen={tab} />
    </section>
  );
}

const USER_ACCESS_LEVEL = 18;

function tabsOf(server: Server, node: TreeNode, details: NodeDetails): Tab[] {
  const access = numberOf(details.attributes.value?.get(USER_ACCESS_LEVEL), 0);
  const tabs: Tab[] = [];
  if (node.nodeClass === 2) {
    tabs.push({
      name: "Value",
      content: () => <ValueView server={server} nodeId={node.nodeId} details={details} />,
    });
    if (access & AccessLevel.HistoryRead) {
      tabs.push({ name: "History", content: () => <HistoryView server={server} node={node} /> });
    }
  }
  if (node.nodeClass === 4) {
    tabs.push({ name: "Call", content: () => <CallView server={server} node={node} /> });
  }
  tabs.push({ name: "Attributes", content: () => <AttributesView details={details} /> });
  tabs.push({ name: "References", content: () => <ReferencesView server={server} node={node} /> });
  return tabs;
}

function WatchButton({ server, node }: { server: Server; node: TreeNode }) {
  const on = isWatched(server.key, node.nodeId);
  return (
    <div class="actions">
      <Button
        icon={on ? "check" : "chart"}
        kind={on ? "plain" : "primary"}
        label={on ? "Remove from live values" : "Add to live values"}
        onPress={() => void (on ? unwatch(server.key, node.nodeId) : watch(server, node))}
      />
      {on ? <Button class="narrow-only" label="Show live values" onPress={() => showPane("live")} /> : null}
    </div>
  );
}

/** Attributes are read when a node is first looked at, children when they are first shown: both may have changed since. */
function readAgain(server: Server, node: TreeNode, details: NodeDetails): void {
  details.reload();
  if (node.expanded) {
    void reload(node, server.session);
  }
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce("Copied.");
  } catch {
    announce("The browser does not let this page copy."); // it asks for https or localhost
  }
}
