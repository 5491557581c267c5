import { type DataValue, type NodeId, nodeIdText, type Session, type Variant } from "opcua-ws-gateway-client";
import { enumerationOfType } from "./enumerations";

/** What may be typed for a Variable or an argument. */
export interface InputSpec {
  /** The number of the built-in type. */
  readonly type: number;
  readonly isArray: boolean;
  /** The lengths of a matrix's dimensions; undefined for scalars and plain arrays. */
  readonly dimensions: readonly number[] | undefined;
  /** The names of an enumeration's values. */
  readonly names: ReadonlyMap<number, string> | undefined;
  /** Whether the data type is abstract, so that the built-in type may be chosen. */
  readonly isOpen: boolean;
  /** The data type's NodeId. */
  readonly dataType: string;
}

const HAS_SUBTYPE = "i=45";
const STRUCTURE = 22;
const INT32 = 6;
const ENUMERATION = 29;
/** BaseDataType, Number, Integer and UInteger have no values of their own: with what each begins. */
const ABSTRACT: Readonly<Record<number, number>> = { 24: 12, 26: 11, 27: 6, 28: 7 };
const DEEPEST = 20;

/** What may be written to a Variable, by its DataType, its ValueRank and its present value. */
export async function inputSpec(
  session: Session,
  dataType: NodeId | undefined,
  valueRank: number,
  present: Variant | undefined,
): Promise<InputSpec> {
  const id = dataType === undefined ? "i=24" : nodeIdText(dataType);
  const [base, names] = await Promise.all([builtInOf(session, id), enumerationOfType(session, id)]);
  const known = present && present.Type !== 0 ? present : undefined;
  const isOpen = base in ABSTRACT;
  const type = names || base === ENUMERATION ? INT32 : isOpen ? (known?.Type ?? ABSTRACT[base] ?? 12) : base;
  const isArray = valueRank >= 0 || (valueRank < -1 && Array.isArray(known?.Body));
  return { type, isArray, dimensions: known?.Dimensions, names, isOpen, dataType: id };
}

/** The number of the built-in (or abstract) type that a data type is derived from. */
async function builtInOf(session: Session, dataType: string): Promise<number> {
  let at = dataType;
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const number = /^i=(\d+)$/.exec(at)?.[1];
    if (number !== undefined && Number(number) <= ENUMERATION) {
      return Number(number);
    }
    const above = await supertypeOf(session, at);
    if (above === undefined) {
      break;
    }
    at = above;
  }
  return STRUCTURE; // a type that the server does not describe: most likely it is one of its own
}

async function supertypeOf(session: Session, dataType: string): Promise<string | undefined> {
  try {
    for await (const reference of session.browse(dataType, { direction: "inverse", referenceTypeId: HAS_SUBTYPE })) {
      return nodeIdText(reference.NodeId);
    }
  } catch {
    return undefined; // as if it were not described
  }
  return undefined;
}

/** The number that an attribute has; otherwise the one given. */
export function numberOf(value: DataValue | undefined, otherwise: number): number {
  const body = value?.Value?.Body;
  return typeof body === "number" ? body : otherwise;
}
