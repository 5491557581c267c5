package io.opcuaws.demo;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.identity.AbstractUsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.AbstractX509IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.DefaultUsernameIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.DefaultX509UserIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.Identity.UsernameIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.Identity.X509UserIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.jspecify.annotations.Nullable;

/** Who is let in. */
final class UserIdentities {

    private UserIdentities() {}

    static IdentityValidator of(DemoServerOptions options) {
        return new CompositeValidator(
                AnonymousIdentityValidator.INSTANCE,
                new UserNames(options.users()),
                new UserCertificates(options.trustedUserCertificates()),
                new IssuedTokens(options.issuedToken()));
    }

    private static final class UserNames extends AbstractUsernameIdentityValidator {

        private final Map<String, String> passwords;

        UserNames(Map<String, String> passwords) {
            this.passwords = passwords;
        }

        @Override
        protected @Nullable UsernameIdentity authenticateUsernamePassword(
                Session session, String userName, String password) {
            return password.equals(passwords.get(userName)) ? new DefaultUsernameIdentity(userName) : null;
        }
    }

    private static final class UserCertificates extends AbstractX509IdentityValidator {

        private final Optional<Set<X509Certificate>> trusted;

        UserCertificates(Optional<Set<X509Certificate>> trusted) {
            this.trusted = trusted;
        }

        @Override
        protected @Nullable X509UserIdentity authenticateCertificate(Session session, X509Certificate certificate) {
            boolean known = trusted.map(set -> set.contains(certificate)).orElse(true);
            return known ? new DefaultX509UserIdentity(certificate) : null;
        }
    }
}
