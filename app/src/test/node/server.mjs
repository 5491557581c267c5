// An OPC UA server that is not ours: `node --security-revert=CVE-2023-46809 server.mjs PORT PKI_FOLDER [PROXY_PORT]`.
//
// Port 0 takes a free one; a client that came through a proxy is offered the proxy's port. The folder keeps the server's
// key and certificate, so a server started again on it is the same server to its clients. When it listens, it says
// {"ready":true,"endpoint":...,"certificate":base64 DER,"namespace":N}; then it answers commands, see the end.
// (The flag lets Node decrypt RSA PKCS#1 v1.5, which Basic128Rsa15 needs.)
import { say, serveCommands } from "./json-lines.mjs";
import {
  AttributeIds,
  coerceNodeId,
  DataType,
  MessageSecurityMode,
  OPCUACertificateManager,
  nodesets,
  OPCUAServer,
  SecurityPolicy,
  Variant,
} from "node-opcua";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addVariables, NAMESPACE } from "./variables.mjs";
import { variant } from "./forms.mjs";

const HOST = "127.0.0.1";
const [port, pki, proxyPort] = process.argv.slice(2);

/** A trust list that takes every certificate: trust is the gateway's side of these tests. */
const acceptingEveryone = (name) =>
  new OPCUACertificateManager({
    rootFolder: join(pki, name),
    automaticallyAcceptUnknownCertificate: true,
    disableFileWatchers: true,
  });

const server = new OPCUAServer({
  host: HOST,
  hostname: HOST,
  port: Number(port),
  alternateHostname: [HOST],
  advertisedEndpoints: proxyPort ? [`opc.tcp://${HOST}:${proxyPort}`] : [],
  serverInfo: { applicationUri: "urn:opcua-ws-gateway:foreign-server", applicationName: { text: "Foreign server" } },
  securityPolicies: [
    SecurityPolicy.None,
    SecurityPolicy.Basic128Rsa15,
    SecurityPolicy.Basic256,
    SecurityPolicy.Basic256Sha256,
    SecurityPolicy.Aes128_Sha256_RsaOaep,
    SecurityPolicy.Aes256_Sha256_RsaPss,
  ],
  securityModes: [MessageSecurityMode.None, MessageSecurityMode.Sign, MessageSecurityMode.SignAndEncrypt],
  nodeset_filename: [nodesets.standard, fileURLToPath(new URL("foreign-types.xml", import.meta.url))],
  serverCertificateManager: acceptingEveryone("server"),
  userCertificateManager: acceptingEveryone("users"),
  userManager: { isValidUser: (name, password) => name === "user1" && password === "password1" },
  serverCapabilities: { maxSessions: 200 },
  maxConnectionsPerEndpoint: 400,
});

const addressSpace = () => server.engine.addressSpace;

server.on("post_initialize", () => addVariables(addressSpace()));
await server.start();
say({
  ready: true,
  endpoint: server.getEndpointUrl(),
  certificate: server.getCertificate().toString("base64"),
  namespace: addressSpace().getNamespaceIndex(NAMESPACE),
});

await serveCommands({
  /** How many sessions and subscriptions clients have open, and over how many secure channels. */
  sessions: () => ({
    sessions: server.engine.currentSessionCount,
    subscriptions: server.engine.currentSubscriptionCount,
    channels: server.endpoints.flatMap((endpoint) => endpoint.getChannels()).length,
  }),

  /** What the server itself holds in a node: the other half of a comparison with what the gateway read. */
  read: ({ nodeId }) => {
    const node = addressSpace().findNode(coerceNodeId(nodeId));
    if (!node) {
      return { error: `no node ${nodeId}` };
    }
    const { value, statusCode } = node.readAttribute(null, AttributeIds.Value);
    return { value: variant(value), status: statusCode.name };
  },

  /** Raises an event at the Server object. */
  raise: ({ message, severity }) => {
    addressSpace().rootFolder.objects.server.raiseEvent("BaseEventType", {
      message: new Variant({ dataType: DataType.LocalizedText, value: { text: message } }),
      severity: new Variant({ dataType: DataType.UInt16, value: severity }),
    });
    return { raised: true };
  },

  stop: async () => {
    await server.shutdown(0);
    setImmediate(() => process.exit(0));
    return { stopped: true };
  },
});
