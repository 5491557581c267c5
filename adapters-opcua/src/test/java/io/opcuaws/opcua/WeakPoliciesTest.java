package io.opcuaws.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.OpcUaSession;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Policies that are not secure any more: old plants have nothing else, so they work unless the operator forbids them. */
class WeakPoliciesTest {

    private static final OpcUaRules FORBID = OpcUaRules.DEFAULT.withoutWeakPolicies();
    private static final UserIdentity ANONYMOUS = new UserIdentity.Anonymous();
    private static final UserIdentity USER = new UserIdentity.UserName("user1", Secret.ofText("password1"));

    private final Rig rig = Rig.start();
    private final RecordedLog log = new RecordedLog();

    @AfterEach
    void stop() {
        log.close();
        rig.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"BASIC128_RSA15", "BASIC256"})
    void theyWorkAndAreWarnedOfOncePerServer(SecurityPolicy policy) {
        for (int login = 0; login < 2; login++) {
            Rig.result(rig.open(secured(policy)).close());
        }
        assertThat(warnings(rig))
                .singleElement()
                .asString()
                .contains(policy.uri().replaceAll(".*#", ""));

        try (Rig other = Rig.start()) {
            rig.opcUa.alsoTrust(other.server.certificate());
            Rig.result(rig.open(at(other.server.endpointUrl(), policy)).close());
            assertThat(warnings(other)).hasSize(1);
        }
        assertThat(warnings(rig)).hasSize(1);
    }

    @Test
    void theOnesThatAreGoodAreNotWarnedOf() {
        rig.open(secured(SecurityPolicy.BASIC256_SHA256));
        rig.open(rig.settings(USER));

        assertThat(warnings(rig)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"BASIC128_RSA15", "BASIC256"})
    void forbiddenTheyAreRefusedBeforeTheServerHearsOfIt(SecurityPolicy policy) {
        rig.opcUa.follow(FORBID);
        String nobodyThere = "opc.tcp://127.0.0.1:" + Peer.freePort();

        assertRefused(at(nobodyThere, policy));
        assertRefused(secretProtectedBy(nobodyThere, policy, USER));
    }

    @Test
    void forbiddenTheyDisturbNobodyElse() {
        rig.opcUa.follow(FORBID);

        rig.open(secured(SecurityPolicy.BASIC256_SHA256));
        rig.open(rig.settings(USER));
        rig.open(secretProtectedBy(rig.server.endpointUrl(), SecurityPolicy.BASIC256, ANONYMOUS));
    }

    @Test
    void theRuleOfNowCounts() {
        rig.opcUa.follow(FORBID);
        assertRefused(secured(SecurityPolicy.BASIC256));

        rig.opcUa.follow(OpcUaRules.DEFAULT);
        rig.open(secured(SecurityPolicy.BASIC256));

        rig.opcUa.follow(FORBID);
        assertRefused(secured(SecurityPolicy.BASIC256));
    }

    @Test
    void aSessionThatHasLostItsConnectionDoesNotComeBackWithAForbiddenPolicy() {
        RecordedSignals signals = new RecordedSignals();
        OpcUaSession session = rig.open(secured(SecurityPolicy.BASIC256), signals);
        rig.opcUa.follow(FORBID);
        assertThat(Rig.readBody(session, "Demo.Access.ReadOnly")).isEqualTo("42");

        rig.server.dropConnections();
        Live.awaitThat(() -> assertThat(log.messages(Level.DEBUG, "attempt to bring a session back has failed"))
                .isNotEmpty()
                .allMatch(message -> message.contains("security.weak-policies")));
        signals.await("interrupted");

        rig.opcUa.follow(OpcUaRules.DEFAULT);
        signals.await("interrupted", "restored false");
    }

    private void assertRefused(SessionSettings settings) {
        Failure failure = rig.failureOfOpen(settings);
        assertThat(failure.status().name()).isEqualTo("BadSecurityPolicyRejected");
        assertThat(failure.sentence()).contains("security.weak-policies");
    }

    private Iterable<String> warnings(Rig of) {
        String address = of.server.endpointUrl().replaceAll("opc.tcp://([^/]+).*", "$1");
        return log.messages(Level.WARN, address + " is used with the security policy");
    }

    private SessionSettings secured(SecurityPolicy policy) {
        return at(rig.server.endpointUrl(), policy);
    }

    private static SessionSettings at(String url, SecurityPolicy policy) {
        return new SessionSettings(
                url, policy, SecurityMode.SIGN_AND_ENCRYPT, ANONYMOUS, Optional.empty(), Optional.empty());
    }

    private static SessionSettings secretProtectedBy(String url, SecurityPolicy policy, UserIdentity user) {
        return new SessionSettings(
                url, SecurityPolicy.NONE, SecurityMode.NONE, user, Optional.empty(), Optional.of(policy));
    }
}
