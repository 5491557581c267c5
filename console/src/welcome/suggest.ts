import { type DataValue, nodeIdText, type ReferenceDescription, type Session } from "opcua-ws-gateway-client";
import { isChartable } from "../live/number";
import { qualityOf } from "../opcua/quality";

/** A Variable that may be worth a chart. */
export interface Suggestion {
  readonly nodeId: string;
  readonly label: string;
  readonly path: string;
  readonly value: DataValue;
  /** Whether its value has changed while it was looked at. */
  readonly moves: boolean;
}

const OBJECTS_FOLDER = "i=85";
const HIERARCHICAL = "i=33";
const OBJECT_OR_VARIABLE = 3;
const PROPERTY_TYPE = "i=68";
/** The Server object and other folders of each server: they say something about the server, not of the plant. */
const SKIPPED = new Set(["i=2253", "i=23470", "i=31915"]);
const MOST_BROWSED = 40;
const MOST_VARIABLES = 400;
const MOST_CHILDREN = 60;
const MOST_SUGGESTED = 8;
const BETWEEN_LOOKS = 700;
const LONGEST_LOOK = 1_500;

interface Found {
  readonly nodeId: string;
  readonly label: string;
  readonly path: string;
}

/**
 * Looks for numbers that move: takes the Variables near the Objects folder, reads them twice, and puts those first that have
 * changed meanwhile. It is polite: the number of requests is small and does not grow with the server. Folders are looked at
 * each by itself, so that one slow Variable does not keep the reader waiting for all the others.
 */
export async function suggest(session: Session, signal: AbortSignal): Promise<Suggestion[]> {
  const folders = await variablesNear(session, signal);
  const looks = await Promise.all(folders.map((variables) => look(session, variables, signal)));
  return looks
    .flat()
    .sort((one, other) => Number(other.moves) - Number(one.moves))
    .slice(0, MOST_SUGGESTED);
}

/** The numbers among the Variables, and whether they move; none if the server takes too long to tell them. */
async function look(session: Session, variables: readonly Found[], signal: AbortSignal): Promise<Suggestion[]> {
  const ids = variables.map(({ nodeId }) => nodeId);
  const options = { signal, timeout: LONGEST_LOOK };
  try {
    const before = await session.read(ids, options);
    await pause(BETWEEN_LOOKS);
    const after = await session.read(ids, options);
    return variables.flatMap((variable, index) => {
      const value = after[index];
      return value && isChartable(value) && qualityOf(value.Status) === "good"
        ? [{ ...variable, value, moves: hasMoved(before[index], value) }]
        : [];
    });
  } catch {
    signal.throwIfAborted();
    return [];
  }
}

export function hasMoved(before: DataValue | undefined, after: DataValue): boolean {
  return JSON.stringify(before?.Value?.Body) !== JSON.stringify(after.Value?.Body);
}

/** The Variables of each folder near the Objects folder that has some. */
async function variablesNear(session: Session, signal: AbortSignal): Promise<Found[][]> {
  const queue: Found[] = [{ nodeId: OBJECTS_FOLDER, label: "Objects", path: "Objects" }];
  const seen = new Set<string>(SKIPPED);
  const folders: Found[][] = [];
  let count = 0;
  for (let browsed = 0; browsed < MOST_BROWSED && count < MOST_VARIABLES; browsed += 1) {
    const at = queue.shift();
    if (!at) {
      break;
    }
    const variables: Found[] = [];
    for (const child of await childrenOf(session, at.nodeId, signal)) {
      const nodeId = nodeIdText(child.NodeId);
      if (seen.has(nodeId)) {
        continue;
      }
      seen.add(nodeId);
      const label = child.DisplayName?.Text ?? nodeId;
      const found = { nodeId, label, path: `${at.path} / ${label}` };
      if (child.NodeClass === 1) {
        queue.push(found);
      } else if (child.TypeDefinition && nodeIdText(child.TypeDefinition) !== PROPERTY_TYPE) {
        variables.push(found);
      }
    }
    if (variables.length > 0) {
      folders.push(variables);
      count += variables.length;
    }
  }
  return folders;
}

async function childrenOf(session: Session, nodeId: string, signal: AbortSignal): Promise<ReferenceDescription[]> {
  const children: ReferenceDescription[] = [];
  const options = {
    referenceTypeId: HIERARCHICAL,
    nodeClassMask: OBJECT_OR_VARIABLE,
    maxReferences: MOST_CHILDREN,
    signal,
  };
  try {
    for await (const child of session.browse(nodeId, options)) {
      children.push(child);
      if (children.length === MOST_CHILDREN) {
        break;
      }
    }
  } catch {
    signal.throwIfAborted(); // a folder that may not be browsed has no suggestions
  }
  return children;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
