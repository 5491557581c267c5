package io.opcuaws.opcua.login;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.opcua.RecordedLog;
import io.opcuaws.opcua.reach.AllowedTargets;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is hard to have with a real server: weak policies of tokens only, and very many servers. */
class WeakPolicyWatchTest {

    private static final UserIdentity USER = new UserIdentity.UserName("user", Secret.ofText("password"));
    private static final int MANY = 3_000;

    private final WeakPolicyWatch watch = new WeakPolicyWatch(() -> WeakPolicies.WARN);
    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void aWeakPolicyOfTheUsersSecretIsWarnedOf() {
        opened("plc", USER);

        assertThat(warnings())
                .singleElement()
                .asString()
                .startsWith("plc:4840 is used with")
                .contains("Basic256,");
    }

    @Test
    void whoHasNoSecretIsNotWarnedOfItsPolicy() {
        opened("plc", new UserIdentity.Anonymous());

        assertThat(warnings()).isEmpty();
    }

    /** Clients choose the addresses, so not all of them can be remembered; a second warning does no harm. */
    @Test
    void remembersTheLatestServersOnly() {
        for (int server = 0; server < MANY; server++) {
            opened("plc" + server, USER);
        }
        opened("plc" + (MANY - 1), USER);
        assertThat(warnings()).hasSize(MANY);

        opened("plc0", USER);
        assertThat(warnings()).hasSize(MANY + 1);
    }

    private Iterable<String> warnings() {
        return log.messages(Level.WARN, "is used with the security policy");
    }

    /** A session without security of its own, whose secret is protected by a weak policy. */
    private void opened(String host, UserIdentity user) {
        String url = "opc.tcp://" + host;
        EndpointDescription endpoint = new EndpointDescription(
                url,
                new ApplicationDescription("urn:plc", null, null, null, null, null, null),
                ByteString.NULL_VALUE,
                MessageSecurityMode.None,
                SecurityPolicy.NONE.uri(),
                null,
                null,
                UByte.MIN);
        watch.opened(
                new ChosenEndpoint(endpoint, SecurityPolicy.BASIC256, true),
                SessionTarget.of(
                        new SessionSettings(
                                url, SecurityPolicy.NONE, SecurityMode.NONE, user, Optional.empty(), Optional.empty()),
                        AllowedTargets.EVERYTHING));
    }
}
