package io.opcuaws.ws;

import io.opcuaws.domain.port.Failure;
import io.opcuaws.domain.port.FailureException;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.StatusCode;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.protocol.message.LoginRequest;
import io.opcuaws.protocol.message.UserAuth;
import io.opcuaws.protocol.message.UserTokenType;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a login as the seed and its readings say: the kind of token stands in {@code Type}, or without it in
 * {@code PolicyId}. Runs after the schema's check, so that each kind has the fields that it needs.
 */
final class LoginTranslation {

    private LoginTranslation() {}

    /** @throws FailureException if the token's data cannot be decoded */
    static LoginTarget target(LoginRequest login) {
        return login.target() != null ? new LoginTarget.Named(login.target()) : new LoginTarget.Open(settings(login));
    }

    private static SessionSettings settings(LoginRequest login) {
        UserAuth user = login.userAuth() != null
                ? login.userAuth()
                : new UserAuth(null, null, null, null, null, null, null, null, null);
        return new SessionSettings(
                given(login.discoveryUrl()),
                login.securityPolicyUri() == null
                        ? SecurityPolicy.NONE
                        : SecurityPolicy.valueOf(login.securityPolicyUri().name()),
                login.securityMode() == null
                        ? SecurityMode.NONE
                        : SecurityMode.valueOf(login.securityMode().name()),
                identity(user),
                Optional.ofNullable(user.type()).flatMap(type -> Optional.ofNullable(user.policyId())),
                Optional.ofNullable(user.securityPolicyUri()).map(policy -> SecurityPolicy.valueOf(policy.name())));
    }

    private static UserIdentity identity(UserAuth user) {
        return switch (kind(user)) {
            case ANONYMOUS -> new UserIdentity.Anonymous();
            case USER_NAME -> new UserIdentity.UserName(given(user.userName()), Secret.ofText(given(user.password())));
            case CERTIFICATE ->
                new UserIdentity.Certificate(given(user.certificate()), Secret.ofText(given(user.privateKey())));
            case ISSUED -> new UserIdentity.Issued(token(user));
        };
    }

    private static UserTokenType kind(UserAuth user) {
        if (user.type() != null) {
            return user.type();
        }
        if (user.policyId() == null) {
            return UserTokenType.ANONYMOUS;
        }
        UserTokenType named = namedBy(user.policyId());
        boolean tokenInsteadOfCertificate = user.tokenData() != null && user.certificate() == null;
        return named == UserTokenType.CERTIFICATE && tokenInsteadOfCertificate ? UserTokenType.ISSUED : named;
    }

    private static UserTokenType namedBy(String policyId) {
        for (UserTokenType type : UserTokenType.values()) {
            if (type.text().equals(policyId)) {
                return type;
            }
        }
        throw new IllegalStateException("the schema lets no other PolicyId through");
    }

    private static Secret token(UserAuth user) {
        String data = given(user.tokenData());
        if (user.tokenDataEncoding() == null) {
            return Secret.ofText(data);
        }
        byte[] decoded = new byte[0];
        try {
            decoded = Base64.getDecoder().decode(data);
            return Secret.ofBytes(decoded);
        } catch (IllegalArgumentException notBase64) {
            throw new FailureException(
                    new Failure(StatusCode.BAD_IDENTITY_TOKEN_INVALID, "/Body/UserAuth/TokenData: is not base64."));
        } finally {
            Arrays.fill(decoded, (byte) 0);
        }
    }

    private static String given(@Nullable String field) {
        return Objects.requireNonNull(field, "the schema demands it");
    }
}
