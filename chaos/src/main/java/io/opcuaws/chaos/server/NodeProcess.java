package io.opcuaws.chaos.server;

import io.opcuaws.app.peer.NodeOpcUaServer;
import io.opcuaws.chaos.invariant.Held;
import io.opcuaws.chaos.net.FaultyWire;
import tools.jackson.databind.JsonNode;

/** node-opcua's server, with the scripts of the gateway's own tests. */
final class NodeProcess implements KillableServer {

    private final NodeOpcUaServer server;

    private NodeProcess(NodeOpcUaServer server) {
        this.server = server;
    }

    static NodeProcess start(FaultyWire wire) {
        NodeOpcUaServer server = NodeOpcUaServer.startBehind(wire.port());
        wire.leadTo(server.port());
        return new NodeProcess(server);
    }

    @Override
    public Nodes nodes() {
        String variables = "ns=" + server.namespace() + ";s=";
        return new Nodes(variables + "Counter", 1, variables + "Writable", true);
    }

    @Override
    public synchronized Held held() {
        JsonNode held = server.held();
        return new Held(
                held.path("sessions").asInt(),
                held.path("subscriptions").asInt(),
                held.path("channels").asInt());
    }

    @Override
    public synchronized void kill() {
        server.kill();
    }

    @Override
    public synchronized void startAgain() {
        server.startAgain();
    }

    @Override
    public synchronized void close() {
        server.close();
    }
}
