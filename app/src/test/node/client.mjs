// An OPC UA client that is not ours: `node client.mjs ENDPOINT`. When it has a session it says {"ready":true}; then it
// answers commands, see the end. Values are in the gateway's JSON, see forms.mjs.
import { say, serveCommands } from "./json-lines.mjs";
import {
  AttributeIds,
  BrowseDirection,
  makeBrowsePath,
  MessageSecurityMode,
  OPCUAClient,
  SecurityPolicy,
} from "node-opcua";
import { nodeId as nodeIdForm, structure, variant } from "./forms.mjs";

const client = OPCUAClient.create({
  endpointMustExist: false,
  securityMode: MessageSecurityMode.None,
  securityPolicy: SecurityPolicy.None,
  connectionStrategy: { maxRetry: 2 },
});
await client.connect(process.argv[2]);
const session = await client.createSession();
say({ ready: true });

const read = ({ nodeId, indexRange }) => session.read({ nodeId, attributeId: AttributeIds.Value, indexRange });

await serveCommands({
  /** `{status, value?}` of a variable. */
  read: async (command) => {
    const { statusCode, value } = await read(command);
    return { status: statusCode.value, value: value?.dataType ? variant(value) : undefined };
  },

  /** The members of the structure that a variable holds; of several, of each. */
  structure: async (command) => {
    const { value } = (await read(command)).value;
    return { value: Array.isArray(value) ? value.map(structure) : structure(value) };
  },

  /** Writes to one variable what another one holds; gives the status. */
  copy: async ({ from, to }) => {
    const { value } = await read({ nodeId: from });
    const statusCode = await session.write({ nodeId: to, attributeId: AttributeIds.Value, value: { value } });
    return { status: statusCode.value };
  },

  /** The ids of all nodes that a node refers to, forward. */
  browse: async ({ nodeId }) => {
    const found = [];
    let result = await session.browse({ nodeId, browseDirection: BrowseDirection.Forward, resultMask: 63 });
    for (;;) {
      found.push(...result.references.map((reference) => nodeIdForm(reference.nodeId)));
      if (!result.continuationPoint?.length) {
        return { references: found };
      }
      result = await session.browseNext(result.continuationPoint, false);
    }
  },

  /** The ids that a path such as `/0:Objects/2:Foreign` leads to. */
  translate: async ({ from, path }) => {
    const { targets } = await session.translateBrowsePath(makeBrowsePath(from, path));
    return { targets: (targets ?? []).map(({ targetId }) => nodeIdForm(targetId)) };
  },

  stop: async () => {
    await session.close();
    await client.disconnect();
    setImmediate(() => process.exit(0));
    return { stopped: true };
  },
});
