package io.opcuaws.app.peer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The body of a login, said in words; what is not said is left out, and the gateway's default holds. */
public record Login(Map<String, String> fields, Map<String, String> userAuth) {

    private static final String POLICIES = "http://opcfoundation.org/UA/SecurityPolicy#";

    public Login {
        fields = Map.copyOf(fields);
        userAuth = Map.copyOf(userAuth);
    }

    public static Login to(String discoveryUrl) {
        return new Login(Map.of("DiscoveryUrl", discoveryUrl), Map.of());
    }

    /** To a server that the gateway's operator has given this name. */
    public static Login toTarget(String name) {
        return new Login(Map.of("Target", name), Map.of());
    }

    /** With the policy of that short name, `Basic256Sha256` for example. */
    public Login secured(String policy, String mode) {
        return new Login(with(fields, Map.of("SecurityPolicyUri", POLICIES + policy, "SecurityMode", mode)), userAuth);
    }

    public Login as(String userName, String password) {
        return new Login(fields, Map.of("Type", "UserName", "UserName", userName, "Password", password));
    }

    /** With a user's certificate and key, in whichever text form. */
    public Login asOwnerOf(String certificate, String privateKey) {
        return new Login(fields, Map.of("Type", "Certificate", "Certificate", certificate, "PrivateKey", privateKey));
    }

    /** With what an authorization service has issued. */
    public Login withToken(String token) {
        return new Login(fields, Map.of("Type", "Issued", "TokenData", token));
    }

    /** A session that waits so long for its client when the connection is gone. */
    public Login resumable(Duration window) {
        return new Login(with(fields, Map.of("ResumeWindow", Long.toString(window.toMillis()))), userAuth);
    }

    public ObjectNode toBody() {
        ObjectNode body = Json.object();
        fields.forEach(body::put);
        if (!userAuth.isEmpty()) {
            ObjectNode auth = body.putObject("UserAuth");
            userAuth.forEach(auth::put);
        }
        return body;
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }
}
