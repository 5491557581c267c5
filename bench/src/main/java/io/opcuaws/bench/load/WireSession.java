package io.opcuaws.bench.load;

import io.opcuaws.app.peer.Json;
import io.opcuaws.bench.wire.WireConnection;
import tools.jackson.databind.JsonNode;

/** A session on a connection of its own. */
record WireSession(WireConnection connection, String id) implements AutoCloseable {

    private static final String NONE = "None";
    private static final String POLICIES = "http://opcfoundation.org/UA/SecurityPolicy#";

    static WireSession login(WireConnection connection, String request) {
        String answer = connection.ask(request);
        JsonNode session = Json.parse(answer).at("/Body/SessionId");
        if (!session.isString()) {
            throw new IllegalStateException("no session: " + answer);
        }
        return new WireSession(connection, session.asString());
    }

    /** A login request. */
    static String login(String server, String policy) {
        String mode = policy.equals(NONE) ? NONE : "SignAndEncrypt";
        return request(
                "Login",
                0,
                "",
                "{\"DiscoveryUrl\":\"" + server + "\",\"SecurityPolicyUri\":\"" + POLICIES + policy
                        + "\",\"SecurityMode\":\"" + mode + "\"}");
    }

    /** A request of this session. */
    String request(String service, int handle, String body) {
        return request(service, handle, id, body);
    }

    static String request(String service, int handle, String session, String body) {
        return "{\"Header\":{\"MessageType\":\"GW_" + service + "Request\",\"ClientHandle\":\"" + handle + "\""
                + (session.isEmpty() ? "" : ",\"SessionId\":\"" + session + "\"") + "},\"Body\":" + body + "}";
    }

    /** Asks and waits: the whole answer, which must be a good one. */
    String ask(String service, String body) {
        String answer = connection.ask(request(service, 0, body));
        if (Json.parse(answer).at("/Header/StatusCode").asLong() != 0) {
            throw new IllegalStateException(answer);
        }
        return answer;
    }

    @Override
    public void close() {
        ask("Logout", "{}");
        connection.close();
    }
}
