import { useSignal } from "@preact/signals";
import { type GatewayError, nodeIdText, type ReferenceDescription } from "opcua-ws-gateway-client";
import { useEffect } from "preact/hooks";
import { asError } from "../connection/gateway";
import type { Server } from "../connection/servers";
import { nodeClassName } from "../opcua/attributes";
import { displayName } from "../opcua/display";
import { isElsewhere } from "../opcua/nodeId";
import { looseNode, type TreeNode } from "../tree/model";
import { iconOf } from "../tree/nodeIcon";
import { select } from "../tree/trees";
import { Icon } from "../ui/Icon";
import { Problem } from "../ui/Problem";
import { referencesOf } from "./nodeDetails";
import { referenceTypeName } from "./referenceTypes";

const LIMIT = 500;

/** The references of a node, both ways. Each leads to the node at its other end. */
export function ReferencesView({ server, node }: { server: Server; node: TreeNode }) {
  const found = useSignal<{ references: ReferenceDescription[]; isAll: boolean } | undefined>(undefined);
  const names = useSignal<ReadonlyMap<string, string>>(new Map());
  const problem = useSignal<GatewayError | undefined>(undefined);

  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const result = await referencesOf(server.session, node.nodeId, LIMIT);
      const types = new Set(result.references.map(({ ReferenceTypeId }) => nodeIdText(ReferenceTypeId ?? { Id: 0 })));
      const known = await Promise.all(
        [...types].map(async (type) => [type, await referenceTypeName(server.session, type)] as const),
      );
      if (isCurrent) {
        names.value = new Map(known);
        found.value = result;
      }
    };
    load().catch((error) => {
      problem.value = asError(error);
    });
    return () => {
      isCurrent = false;
    };
  }, [server, node, found, names, problem]);

  if (problem.value) {
    return <Problem error={problem.value} title="The references cannot be browsed." />;
  }
  if (!found.value) {
    return <p class="empty">Browsing &hellip;</p>;
  }
  return (
    <div class="table-scroller">
      <table class="references">
        <caption class="hidden">References</caption>
        <thead>
          <tr>
            <th scope="col">Reference</th>
            <th scope="col">Node</th>
            <th scope="col">NodeId</th>
          </tr>
        </thead>
        <tbody>
          {found.value.references.map((reference) => (
            <ReferenceRow
              key={`${reference.IsForward} ${nodeIdText(reference.ReferenceTypeId ?? { Id: 0 })} ${nodeIdText(reference.NodeId)}`}
              reference={reference}
              type={names.value.get(nodeIdText(reference.ReferenceTypeId ?? { Id: 0 })) ?? ""}
              server={server}
            />
          ))}
        </tbody>
      </table>
      {found.value.isAll ? null : <p class="quiet">Only the first {LIMIT} references are shown.</p>}
    </div>
  );
}

interface ReferenceRowProps {
  readonly reference: ReferenceDescription;
  readonly type: string;
  readonly server: Server;
}

function ReferenceRow({ reference, type, server }: ReferenceRowProps) {
  const nodeId = nodeIdText(reference.NodeId);
  const label = reference.DisplayName?.Text || displayName(reference.BrowseName ?? {}) || nodeId;
  const nodeClass = reference.NodeClass ?? 0;
  const typeDefinition = reference.TypeDefinition ? nodeIdText(reference.TypeDefinition) : "";
  return (
    <tr>
      <td>
        <span class="direction" aria-hidden="true">
          {reference.IsForward ? "\u2192" : "\u2190"}
        </span>
        <span class="hidden">{reference.IsForward ? "to, " : "from, "}</span>
        {type}
      </td>
      <td>
        <Icon name={iconOf({ nodeClass: nodeClass || 1, typeDefinition })} class={`class-${nodeClass}`} />
        {isElsewhere(nodeId) ? (
          label
        ) : (
          <button
            type="button"
            class="link"
            title={nodeClassName(nodeClass)}
            onClick={() => select(looseNode(server.key, reference))}
          >
            {label}
          </button>
        )}
      </td>
      <td class="id">{nodeId}</td>
    </tr>
  );
}
