package io.opcuaws.app.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * node-opcua's server in a process of its own: an OPC UA server that shares no code with the gateway. Keeps its port and
 * its certificate when it is started again.
 */
public final class NodeOpcUaServer implements AutoCloseable {

    private final Path pki = ModuleFiles.temporaryFolder("foreign-pki");
    private final OptionalInt proxyPort;
    private ChildProcess process;
    private JsonNode ready;

    private NodeOpcUaServer(OptionalInt proxyPort) {
        this.proxyPort = proxyPort;
        process = launch(0);
        ready = awaitReady();
    }

    public static NodeOpcUaServer start() {
        NodePackages.require();
        return new NodeOpcUaServer(OptionalInt.empty());
    }

    /** A server that clients reach through the proxy, whose address it offers them as its own. */
    public static NodeOpcUaServer startBehind(TcpProxy proxy) {
        NodeOpcUaServer server = startBehind(proxy.port());
        proxy.leadTo(server.port());
        return server;
    }

    /** The same with a proxy that the caller leads to the server's own {@link #port}. */
    public static NodeOpcUaServer startBehind(int proxyPort) {
        NodePackages.require();
        return new NodeOpcUaServer(OptionalInt.of(proxyPort));
    }

    /** The server's address, or that of the proxy before it. */
    public String discoveryUrl() {
        return proxyPort.isPresent()
                ? "opc.tcp://127.0.0.1:" + proxyPort.getAsInt()
                : ready.path("endpoint").asString();
    }

    /** The server's certificate, DER. */
    public byte[] certificate() {
        return Base64.getDecoder().decode(ready.path("certificate").asString());
    }

    /** The index of the namespace of the server's variables. */
    public int namespace() {
        return ready.path("namespace").asInt();
    }

    /** How many sessions clients hold open, by the server's own count. */
    public int sessionCount() {
        return held().path("sessions").asInt();
    }

    /** What clients hold, by the server's own count: {@code sessions}, {@code channels} and {@code subscriptions}. */
    public JsonNode held() {
        return ask(Json.object().put("cmd", "sessions").toString());
    }

    /** What the server itself holds in a variable. */
    public JsonNode value(String nodeId) {
        return ask(Json.object().put("cmd", "read").put("nodeId", nodeId).toString());
    }

    /** Raises an event of BaseEventType at the Server object. */
    public void raise(String message, int severity) {
        ask(Json.object()
                .put("cmd", "raise")
                .put("message", message)
                .put("severity", severity)
                .toString());
    }

    /** Ends the server as a power cut would. */
    public void kill() {
        process.kill();
    }

    /** Starts the server again after {@link #kill}: same port, same certificate. */
    public void startAgain() {
        process = launch(port());
        ready = awaitReady();
    }

    public void restart() {
        kill();
        startAgain();
    }

    @Override
    public void close() {
        process.close();
        ModuleFiles.delete(pki);
    }

    /** Where it listens itself, proxy or not. */
    public int port() {
        String endpoint = ready.path("endpoint").asString();
        return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
    }

    private synchronized JsonNode ask(String command) {
        process.send(command);
        return Json.parse(process.takeLine("{", Patience.ANSWER));
    }

    private ChildProcess launch(int port) {
        List<String> command = new ArrayList<>(List.of(
                Tool.NODE.command(),
                "--security-revert=CVE-2023-46809", // Basic128Rsa15 needs PKCS#1 v1.5 decryption
                "server.mjs",
                Integer.toString(port),
                pki.toString()));
        proxyPort.ifPresent(behind -> command.add(Integer.toString(behind)));
        return ChildProcess.start("node-opcua", NodePackages.FOLDER, command);
    }

    private JsonNode awaitReady() {
        try {
            return Json.parse(process.takeLine("\"ready\"", Patience.START));
        } catch (AssertionError failed) {
            process.close();
            throw failed;
        }
    }
}
