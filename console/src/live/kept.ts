import { keep, recall } from "../ui/storage";

/** What is kept of a watched node for the next visit. */
export interface KeptNode {
  readonly nodeId: string;
  readonly label: string;
  readonly path: string;
  readonly charted: boolean;
}

type KeptByServer = Record<string, readonly KeptNode[]>;

const NAME = "watched";

/** What was watched on a server when it was last logged in to. */
export function keptNodes(server: string): readonly KeptNode[] {
  return recall(NAME, isKept)?.[server] ?? [];
}

/** Keeps what is watched on a server, besides what is kept of others. */
export function keepNodes(server: string, nodes: readonly KeptNode[]): void {
  keep(NAME, { ...recall(NAME, isKept), [server]: nodes });
}

/** Whether it is what this page keeps: an older one may have kept something else. */
export function isKept(value: unknown): value is KeptByServer {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((nodes) => Array.isArray(nodes) && nodes.every(isKeptNode))
  );
}

function isKeptNode(node: unknown): boolean {
  const kept = node as Partial<KeptNode> | null;
  return (
    typeof kept?.nodeId === "string" &&
    typeof kept.label === "string" &&
    typeof kept.path === "string" &&
    typeof kept.charted === "boolean"
  );
}
