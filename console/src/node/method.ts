import { type LocalizedText, type NodeId, nodeIdText, type Session } from "opcua-ws-gateway-client";
import type { TreeNode } from "../tree/model";
import { type InputSpec, inputSpec } from "./dataTypes";

/** An argument of a method (Argument, OPC 10000-3). */
export interface MethodArgument {
  readonly name: string;
  readonly description: string;
  readonly spec: InputSpec;
}

export interface MethodSignature {
  readonly inputs: readonly MethodArgument[];
  readonly outputs: readonly MethodArgument[];
  /** The object that the method is called on. */
  readonly objectId: string;
}

interface ArgumentBody {
  Name?: string;
  DataType?: NodeId;
  ValueRank?: number;
  Description?: LocalizedText;
}

const HAS_PROPERTY = "i=46";
const HAS_COMPONENT = "i=47";
const SCALAR = -1;

/** What a method takes and gives, and on which object it is called: the one that it was reached from. */
export async function signatureOf(session: Session, node: TreeNode): Promise<MethodSignature> {
  let inputs: readonly MethodArgument[] = [];
  let outputs: readonly MethodArgument[] = [];
  for await (const reference of session.browse(node.nodeId, { referenceTypeId: HAS_PROPERTY })) {
    if (reference.BrowseName?.Name === "InputArguments") {
      inputs = await argumentsAt(session, reference.NodeId);
    } else if (reference.BrowseName?.Name === "OutputArguments") {
      outputs = await argumentsAt(session, reference.NodeId);
    }
  }
  return { inputs, outputs, objectId: await objectOf(session, node) };
}

async function argumentsAt(session: Session, nodeId: NodeId): Promise<MethodArgument[]> {
  const [value] = await session.read(nodeId);
  const bodies = value?.Value?.Body;
  if (!Array.isArray(bodies)) {
    return [];
  }
  return Promise.all(
    bodies.map(async ({ Body }: { Body: ArgumentBody }, index) => ({
      name: Body.Name ?? `Argument ${index + 1}`,
      description: Body.Description?.Text ?? "",
      spec: await inputSpec(session, Body.DataType, Body.ValueRank ?? SCALAR, undefined),
    })),
  );
}

async function objectOf(session: Session, node: TreeNode): Promise<string> {
  const { parent } = node;
  if (parent && (parent.nodeClass === 1 || parent.nodeClass === 8) && parent.nodeId !== "") {
    return parent.nodeId;
  }
  const options = { direction: "inverse", referenceTypeId: HAS_COMPONENT } as const;
  for await (const reference of session.browse(node.nodeId, options)) {
    return nodeIdText(reference.NodeId);
  }
  return "";
}
