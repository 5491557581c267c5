import type { ReferenceDescription, Session } from "opcua-ws-gateway-client";

/** A session that knows references by the node that they go from, and counts what it is asked for. */
export class FakeSession {
  readonly browsed: string[] = [];

  constructor(
    private readonly references: Readonly<Record<string, readonly ReferenceDescription[]>>,
    private readonly attributes: Readonly<Record<string, unknown>> = {},
  ) {}

  async *browse(nodeId: string): AsyncGenerator<ReferenceDescription> {
    this.browsed.push(nodeId);
    const found = this.references[nodeId];
    if (!found) {
      throw new Error(`${nodeId} cannot be browsed`);
    }
    yield* found;
  }

  async read(targets: unknown) {
    const list = Array.isArray(targets) ? targets : [targets];
    return list.map((target) => {
      const { NodeId = target, AttributeId = 13 } = target as { NodeId?: unknown; AttributeId?: number };
      const name = typeof NodeId === "object" ? `i=${(NodeId as { Id: number }).Id}` : NodeId;
      return { Value: this.attributes[`${name} ${AttributeId}`] };
    });
  }

  get session(): Session {
    return this as unknown as Session;
  }
}

/** A reference to a node with a numeric id in namespace 0. */
export function reference(id: number, name: string, nodeClass = 1, typeId = 61): ReferenceDescription {
  return {
    IsForward: true,
    NodeId: { Id: id },
    BrowseName: { Name: name },
    DisplayName: { Text: name },
    NodeClass: nodeClass,
    TypeDefinition: { Id: typeId },
  };
}
