package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.UserIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way of securing messages with every way of proving who the user is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginTest {

    private final Rig rig = Rig.start();

    static Stream<Arguments> everyPolicyModeAndIdentity() throws Exception {
        return Arrays.stream(SecurityPolicy.values())
                .flatMap(policy -> modes(policy).map(mode -> List.of(policy, mode)))
                .flatMap(security ->
                        identities().map(identity -> Arguments.of(security.get(0), security.get(1), identity)));
    }

    private static Stream<SecurityMode> modes(SecurityPolicy policy) {
        return policy == SecurityPolicy.NONE
                ? Stream.of(SecurityMode.NONE)
                : Stream.of(SecurityMode.SIGN, SecurityMode.SIGN_AND_ENCRYPT);
    }

    private static Stream<UserIdentity> identities() {
        return Stream.of(
                new UserIdentity.Anonymous(),
                new UserIdentity.UserName("user1", Secret.ofText("password1")),
                User.identity(),
                new UserIdentity.Issued(Secret.ofText("demo-token")));
    }

    @ParameterizedTest
    @MethodSource("everyPolicyModeAndIdentity")
    void opensReadsAndCloses(SecurityPolicy policy, SecurityMode mode, UserIdentity identity) {
        OpcUaSession session = rig.open(rig.settings(policy, mode, identity));

        assertThat(Rig.readBody(session, "Demo.Access.ReadOnly")).isEqualTo("42");
        assertThat(rig.server.sessionCount()).isEqualTo(1);

        Rig.result(session.close());
        rig.awaitNothingLeft();
    }

    @AfterAll
    void stop() {
        rig.close();
    }
}
