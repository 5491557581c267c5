package io.opcuaws.opcua.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.UserIdentity;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.UserTokenType;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.IssuedIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.UserNameIdentityToken;
import org.eclipse.milo.opcua.stack.core.types.structured.UserTokenPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens in the clear, so that what is in them can be seen. */
class UserTokensTest {

    private static final String TEXT = "s3cr3t";

    private static Stream<UserIdentity> users() {
        return Stream.of(
                new UserIdentity.UserName("user1", Secret.ofText(TEXT)), new UserIdentity.Issued(Secret.ofText(TEXT)));
    }

    /** A session that reconnects needs its secret again, and Milo overwrites what it is given. */
    @ParameterizedTest
    @MethodSource("users")
    void aSecretIsThereForEachActivation(UserIdentity user) throws Exception {
        IdentityProvider tokens = UserTokens.of(user);

        assertThat(secretIn(tokens, user)).isEqualTo(TEXT);
        assertThat(secretIn(tokens, user)).isEqualTo(TEXT);
    }

    /** An attempt that nobody waits for any more must not show the server a wrong password. */
    @ParameterizedTest
    @MethodSource("users")
    void noTokenIsMadeOfASecretThatHasBeenCleared(UserIdentity user) {
        IdentityProvider tokens = UserTokens.of(user);
        user.clear();

        assertThatThrownBy(() -> secretIn(tokens, user)).hasMessageStartingWith("BadSessionClosed");
    }

    @Test
    void aCertificateIsReadOnceSoThatItsTextCanGo() throws Exception {
        UserIdentity user = UserCertificateTest.identity();
        IdentityProvider tokens = UserTokens.of(user);
        user.clear();

        assertThat(tokens.getIdentityToken(endpoint(UserTokenType.Certificate), ByteString.NULL_VALUE)
                        .getToken())
                .isNotNull();
    }

    private static String secretIn(IdentityProvider tokens, UserIdentity user) throws Exception {
        UserTokenType type = user instanceof UserIdentity.UserName ? UserTokenType.UserName : UserTokenType.IssuedToken;
        Object token =
                tokens.getIdentityToken(endpoint(type), ByteString.NULL_VALUE).getToken();
        ByteString secret = token instanceof UserNameIdentityToken userName
                ? userName.getPassword()
                : ((IssuedIdentityToken) token).getTokenData();
        return new String(secret.bytesOrEmpty(), StandardCharsets.UTF_8);
    }

    private static EndpointDescription endpoint(UserTokenType type) {
        return new EndpointDescription(
                "opc.tcp://plc:4840",
                new ApplicationDescription("urn:plc", null, null, null, null, null, null),
                ByteString.NULL_VALUE,
                MessageSecurityMode.None,
                SecurityPolicy.NONE.uri(),
                new UserTokenPolicy[] {new UserTokenPolicy("token", type, null, null, SecurityPolicy.NONE.uri())},
                null,
                UByte.MIN);
    }
}
