package io.opcuaws.opcua.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;

import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.opcua.channel.ServerAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.Stack;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndpointChoiceTest {

    private static final UserIdentity ANONYMOUS = new UserIdentity.Anonymous();
    private static final UserIdentity USER = new UserIdentity.UserName("user", Secret.ofText("password"));
    private static final String HOST = "plc";

    @Test
    void meetsPolicyAndModeExactly() {
        ChosenEndpoint chosen = choose(
                settings(SecurityPolicy.BASIC256_SHA256, SecurityMode.SIGN, ANONYMOUS),
                endpoint(HOST, SecurityPolicy.NONE, MessageSecurityMode.None, 255, anonymous()),
                endpoint(HOST, SecurityPolicy.BASIC256_SHA256, MessageSecurityMode.SignAndEncrypt, 255, anonymous()),
                endpoint(HOST, SecurityPolicy.BASIC256_SHA256, MessageSecurityMode.Sign, 0, anonymous()));

        assertThat(chosen.endpoint().getSecurityMode()).isEqualTo(MessageSecurityMode.Sign);
        assertThat(chosen.needsTrust()).isTrue();
    }

    @Test
    void prefersTheHostThatTheClientNamed() {
        ChosenEndpoint chosen = choose(
                settings(ANONYMOUS),
                endpoint("other", SecurityPolicy.NONE, MessageSecurityMode.None, 9, anonymous()),
                endpoint("PLC", SecurityPolicy.NONE, MessageSecurityMode.None, 1, anonymous()));

        assertThat(chosen.endpoint().getEndpointUrl()).contains("PLC");
    }

    @Test
    void takesTheStrongestTokenPolicyIfTheClientDoesNotSay() {
        ChosenEndpoint chosen = choose(
                settings(USER),
                endpoint(
                        HOST,
                        SecurityPolicy.NONE,
                        MessageSecurityMode.None,
                        0,
                        user("clear", SecurityPolicy.NONE.uri()),
                        user("old", SecurityPolicy.BASIC256.uri()),
                        user("new", SecurityPolicy.BASIC256_SHA256.uri()),
                        user("future", "http://opcfoundation.org/UA/SecurityPolicy#ECC_nistP256")));

        assertThat(token(chosen)).isEqualTo("new");
        assertThat(chosen.needsTrust()).isTrue();
    }

    @Test
    void takesAClearOneIfThereIsNoOther() {
        ChosenEndpoint chosen = choose(
                settings(USER),
                endpoint(HOST, SecurityPolicy.NONE, MessageSecurityMode.None, 0, user("implicit", null)));

        assertThat(token(chosen)).isEqualTo("implicit");
        assertThat(chosen.needsTrust()).isFalse();
    }

    @Test
    void enforcesThePolicyThatTheClientGives() {
        EndpointDescription endpoint = endpoint(
                HOST,
                SecurityPolicy.NONE,
                MessageSecurityMode.None,
                0,
                user("clear", ""),
                user("old", SecurityPolicy.BASIC256.uri()),
                user("new", SecurityPolicy.BASIC256_SHA256.uri()));

        assertThat(token(choose(settings(USER, SecurityPolicy.NONE), endpoint))).isEqualTo("clear");
        assertThat(token(choose(settings(USER, SecurityPolicy.BASIC256), endpoint)))
                .isEqualTo("old");
        assertThatThrownBy(() -> choose(settings(USER, SecurityPolicy.BASIC128_RSA15), endpoint))
                .hasMessageStartingWith("BadIdentityTokenRejected");
    }

    /** A token policy that names no security takes the endpoint's, so nothing is clear here. */
    @Test
    void clearIsNotWhatASecuredEndpointMeansByNothing() {
        EndpointDescription endpoint = endpoint(
                HOST, SecurityPolicy.BASIC256_SHA256, MessageSecurityMode.SignAndEncrypt, 0, user("implicit", null));
        SessionSettings clear = new SessionSettings(
                "opc.tcp://plc",
                SecurityPolicy.BASIC256_SHA256,
                SecurityMode.SIGN_AND_ENCRYPT,
                USER,
                Optional.empty(),
                Optional.of(SecurityPolicy.NONE));

        assertThatThrownBy(() -> choose(clear, endpoint)).hasMessageStartingWith("BadIdentityTokenRejected");
    }

    @Test
    void takesTheTokenPolicyThatTheClientNames() {
        SessionSettings settings = new SessionSettings(
                "opc.tcp://plc", SecurityPolicy.NONE, SecurityMode.NONE, USER, Optional.of("second"), Optional.empty());

        ChosenEndpoint chosen = choose(
                settings,
                endpoint(
                        HOST,
                        SecurityPolicy.NONE,
                        MessageSecurityMode.None,
                        0,
                        user("first", SecurityPolicy.AES256_SHA256_RSA_PSS.uri()),
                        user("second", SecurityPolicy.BASIC256.uri())));

        assertThat(token(chosen)).isEqualTo("second");
    }

    @Test
    void nothingIsEncryptedForAServerWithoutCertificate() {
        EndpointDescription endpoint = new EndpointDescription(
                "opc.tcp://plc:4840",
                application(),
                ByteString.NULL_VALUE,
                MessageSecurityMode.None,
                SecurityPolicy.NONE.uri(),
                new UserTokenPolicy[] {user("encrypted", SecurityPolicy.BASIC256.uri())},
                Stack.TCP_UASC_UABINARY_TRANSPORT_URI,
                ubyte(0));

        assertThatThrownBy(() -> choose(settings(USER), endpoint)).hasMessageStartingWith("BadIdentityTokenRejected");
    }

    /** Old servers list no token policies; they know nothing but anonymous users. */
    @Test
    void endpointWithoutTokenPoliciesIsForAnybody() {
        EndpointDescription endpoint = endpoint(HOST, SecurityPolicy.NONE, MessageSecurityMode.None, 0);

        assertThat(choose(settings(ANONYMOUS), endpoint).needsTrust()).isFalse();
        assertThatThrownBy(() -> choose(settings(USER), endpoint)).hasMessageStartingWith("BadIdentityTokenRejected");
    }

    @Test
    void otherTransportsAreNoChoice() {
        EndpointDescription https = new EndpointDescription(
                "https://plc",
                application(),
                ByteString.NULL_VALUE,
                MessageSecurityMode.None,
                SecurityPolicy.NONE.uri(),
                null,
                Stack.HTTPS_UABINARY_TRANSPORT_URI,
                ubyte(0));

        assertThatThrownBy(() -> choose(settings(ANONYMOUS), https))
                .hasMessageStartingWith("BadSecurityPolicyRejected");
        assertThatThrownBy(() -> choose(settings(ANONYMOUS))).hasMessageStartingWith("BadSecurityPolicyRejected");
    }

    @Test
    void takesAWeakTokenPolicyOnlyIfThoseAreNotForbidden() {
        EndpointDescription old = endpoint(
                HOST, SecurityPolicy.NONE, MessageSecurityMode.None, 0, user("old", SecurityPolicy.BASIC256.uri()));

        assertThat(token(choose(settings(USER), old))).isEqualTo("old");
        assertThatThrownBy(() -> choose(WeakPolicies.FORBID, settings(USER), old))
                .hasMessageStartingWith("BadSecurityPolicyRejected")
                .hasMessageContaining("Basic256 ")
                .hasMessageContaining("security.weak-policies");
    }

    /** Nearness does not matter then, nor what else the server finds secure. */
    @Test
    void goesAroundAForbiddenTokenPolicyIfItCan() {
        ChosenEndpoint chosen = choose(
                WeakPolicies.FORBID,
                settings(USER),
                endpoint(
                        HOST,
                        SecurityPolicy.NONE,
                        MessageSecurityMode.None,
                        9,
                        user("old", SecurityPolicy.BASIC128_RSA15.uri())),
                endpoint("other", SecurityPolicy.NONE, MessageSecurityMode.None, 0, user("clear", null)));

        assertThat(token(chosen)).isEqualTo("clear");
    }

    @Test
    void doesNotMindAWeakPolicyThatProtectsNothing() {
        UserTokenPolicy anonymous =
                new UserTokenPolicy("anonymous", UserTokenType.Anonymous, null, null, SecurityPolicy.BASIC256.uri());

        ChosenEndpoint chosen = choose(
                WeakPolicies.FORBID,
                settings(ANONYMOUS),
                endpoint(HOST, SecurityPolicy.NONE, MessageSecurityMode.None, 0, anonymous));

        assertThat(token(chosen)).isEqualTo("anonymous");
    }

    private static ChosenEndpoint choose(SessionSettings settings, EndpointDescription... endpoints) {
        return choose(WeakPolicies.WARN, settings, endpoints);
    }

    private static ChosenEndpoint choose(
            WeakPolicies weak, SessionSettings settings, EndpointDescription... endpoints) {
        return new EndpointChoice(settings, ServerAddress.ofDiscoveryUrl(settings.discoveryUrl()), weak)
                .of(List.of(endpoints));
    }

    private static @Nullable String token(ChosenEndpoint chosen) {
        UserTokenPolicy[] tokens = chosen.endpoint().getUserIdentityTokens();
        assertThat(tokens).hasSize(1);
        return tokens == null ? null : tokens[0].getPolicyId();
    }

    private static SessionSettings settings(UserIdentity identity) {
        return settings(SecurityPolicy.NONE, SecurityMode.NONE, identity);
    }

    private static SessionSettings settings(SecurityPolicy policy, SecurityMode mode, UserIdentity identity) {
        return new SessionSettings("opc.tcp://plc", policy, mode, identity, Optional.empty(), Optional.empty());
    }

    private static SessionSettings settings(UserIdentity identity, SecurityPolicy tokenSecurity) {
        return new SessionSettings(
                "opc.tcp://plc",
                SecurityPolicy.NONE,
                SecurityMode.NONE,
                identity,
                Optional.empty(),
                Optional.of(tokenSecurity));
    }

    private static EndpointDescription endpoint(
            String host, SecurityPolicy policy, MessageSecurityMode mode, int level, UserTokenPolicy... tokens) {
        return new EndpointDescription(
                "opc.tcp://" + host + ":4840",
                application(),
                ByteString.of(new byte[] {1}),
                mode,
                policy.uri(),
                tokens,
                Stack.TCP_UASC_UABINARY_TRANSPORT_URI,
                ubyte(level));
    }

    private static ApplicationDescription application() {
        return new ApplicationDescription("urn:plc", null, null, null, null, null, null);
    }

    private static UserTokenPolicy anonymous() {
        return new UserTokenPolicy("anonymous", UserTokenType.Anonymous, null, null, null);
    }

    private static UserTokenPolicy user(String id, @Nullable String securityPolicyUri) {
        return new UserTokenPolicy(id, UserTokenType.UserName, null, null, securityPolicyUri);
    }
}
