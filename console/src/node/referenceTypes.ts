import type { LocalizedText, Session } from "opcua-ws-gateway-client";

const KNOWN: Readonly<Record<string, string>> = {
  "i=35": "Organizes",
  "i=36": "HasEventSource",
  "i=37": "HasModellingRule",
  "i=38": "HasEncoding",
  "i=39": "HasDescription",
  "i=40": "HasTypeDefinition",
  "i=41": "GeneratesEvent",
  "i=45": "HasSubtype",
  "i=46": "HasProperty",
  "i=47": "HasComponent",
  "i=48": "HasNotifier",
  "i=49": "HasOrderedComponent",
};
const DISPLAY_NAME = 4;

/** What a kind of reference is called: OPC UA's own by heart, others by the server. */
export async function referenceTypeName(session: Session, type: string): Promise<string> {
  const known = KNOWN[type];
  if (known !== undefined) {
    return known;
  }
  const [name] = await session.read({ NodeId: type, AttributeId: DISPLAY_NAME });
  return (name?.Value?.Body as LocalizedText | undefined)?.Text ?? type;
}
