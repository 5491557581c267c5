import { type Signal, signal } from "@preact/signals";
import type { DataValue, GatewayError, ReferenceDescription, Session } from "opcua-ws-gateway-client";
import { asError } from "../connection/gateway";
import { attributesOf, VALUE_ATTRIBUTE } from "../opcua/attributes";

const ATTRIBUTE_INVALID = 0x80350000;

/** What is known of a node that is looked at. */
export interface NodeDetails {
  /** The attributes that it has, by their numbers; undefined until they are read. */
  readonly attributes: Signal<ReadonlyMap<number, DataValue> | undefined>;
  /** Its value as it is now, if it is a Variable. */
  readonly value: Signal<DataValue | undefined>;
  readonly problem: Signal<GatewayError | undefined>;
  readonly reload: () => void;
  /** Ends looking at it. */
  readonly close: () => void;
}

/** Reads a node's attributes, and follows its value. */
export function lookAt(session: Session, nodeId: string, nodeClass: number): NodeDetails {
  const attributes = signal<ReadonlyMap<number, DataValue> | undefined>(undefined);
  const value = signal<DataValue | undefined>(undefined);
  const problem = signal<GatewayError | undefined>(undefined);
  const ends: (() => void)[] = [];
  let isOpen = true;

  const readAttributes = async () => {
    try {
      problem.value = undefined;
      attributes.value = await attributesIn(session, nodeId, nodeClass);
    } catch (error) {
      problem.value = asError(error);
    }
  };

  const readValue = async () => {
    const [read] = await session.read({ NodeId: nodeId, AttributeId: VALUE_ATTRIBUTE });
    value.value = read;
  };

  const follow = async () => {
    try {
      const subscription = await session.subscribe(
        nodeId,
        (next) => {
          value.value = next;
        },
        {
          publishingInterval: 250,
        },
      );
      const end = () => void subscription.close().catch(() => {}); // then it goes with its session
      if (isOpen) {
        ends.push(end);
      } else {
        end();
      }
    } catch {
      // What cannot be monitored, e.g. because it may not be read, can still be asked for: that says why.
      await readValue().catch((error) => {
        problem.value = asError(error);
      });
    }
  };

  void readAttributes();
  if (nodeClass === 2) {
    void follow();
  }
  return {
    attributes,
    value,
    problem,
    reload: () => void readAttributes(),
    close: () => {
      isOpen = false;
      for (const end of ends) {
        end();
      }
    },
  };
}

async function attributesIn(session: Session, nodeId: string, nodeClass: number): Promise<Map<number, DataValue>> {
  const ids = attributesOf(nodeClass);
  const values = await session.read(ids.map((AttributeId) => ({ NodeId: nodeId, AttributeId })));
  return new Map(
    ids.flatMap((id, index) => {
      const value = values[index];
      return value && value.Status !== ATTRIBUTE_INVALID ? [[id, value] as const] : [];
    }),
  );
}

/** All references of a node, both ways, up to a limit. */
export async function referencesOf(
  session: Session,
  nodeId: string,
  limit: number,
): Promise<{ references: ReferenceDescription[]; isAll: boolean }> {
  const references: ReferenceDescription[] = [];
  for await (const reference of session.browse(nodeId, { direction: "both", maxReferences: limit })) {
    if (references.length === limit) {
      return { references, isAll: false };
    }
    references.push(reference);
  }
  return { references, isAll: true };
}
