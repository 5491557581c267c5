package io.opcuaws.app.peer;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * node-opcua's client in a process of its own, with one session: the judge of what the gateway says. Its values are in the
 * gateway's JSON with native scalars, made by code that is not the gateway's.
 */
public final class NodeOpcUaClient implements AutoCloseable {

    private final ChildProcess process;

    private NodeOpcUaClient(ChildProcess process) {
        this.process = process;
    }

    public static NodeOpcUaClient connect(String endpointUrl) {
        NodePackages.require();
        ChildProcess process = ChildProcess.start(
                "node-opcua client", NodePackages.FOLDER, List.of(Tool.NODE.command(), "client.mjs", endpointUrl));
        NodeOpcUaClient client = new NodeOpcUaClient(process);
        try {
            process.takeLine("\"ready\"", Patience.START);
        } catch (AssertionError failed) {
            process.close();
            throw failed;
        }
        return client;
    }

    /** The value of a variable, which must be there, as a Variant. */
    public JsonNode value(String nodeId) {
        return ask(command("read").put("nodeId", nodeId)).path("value");
    }

    /** As {@link #value(String)}, of a part of an array. */
    public JsonNode value(String nodeId, String indexRange) {
        return ask(command("read").put("nodeId", nodeId).put("indexRange", indexRange))
                .path("value");
    }

    /** The members of the structure that a variable holds, with node-opcua's names of them. */
    public JsonNode structure(String nodeId) {
        return ask(command("structure").put("nodeId", nodeId)).path("value");
    }

    /** Writes to a variable what another one holds; must be good. */
    public void copy(String from, String to) {
        JsonNode answer = ask(command("copy").put("from", from).put("to", to));
        if (answer.path("status").asLong() != 0) {
            throw new AssertionError("not written: " + answer);
        }
    }

    /** The ids of all nodes that a node refers to, forward. */
    public JsonNode references(String nodeId) {
        return ask(command("browse").put("nodeId", nodeId)).path("references");
    }

    /** The ids that a path leads to. */
    public JsonNode targets(String from, String path) {
        return ask(command("translate").put("from", from).put("path", path)).path("targets");
    }

    @Override
    public void close() {
        ask(command("stop"));
        process.close();
    }

    private static ObjectNode command(String name) {
        return Json.object().put("cmd", name);
    }

    private synchronized JsonNode ask(ObjectNode command) {
        process.send(command.toString());
        JsonNode answer = Json.parse(process.takeLine("{", Patience.ANSWER));
        if (answer.has("error")) {
            throw new AssertionError(command + ": " + answer);
        }
        return answer;
    }
}
