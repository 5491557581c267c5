package io.opcuaws.ws.auth;

import io.opcuaws.domain.port.Secret;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How clients prove who they are.
 *
 * @param methods any of which is enough; none: nobody is asked
 */
public record Authentication(List<ClientAuthenticator> methods) {

    /** Nobody is asked who it is. */
    public static final Authentication NONE = new Authentication(List.of());

    public Authentication {
        methods = List.copyOf(methods);
    }

    /** Whether a client has to prove who it is. */
    public boolean isAsked() {
        return !methods.isEmpty();
    }

    /** Who shows this token. */
    public Optional<Credential> ofToken(Secret token) {
        return first(method -> method.ofToken(token));
    }

    /** Who shows this certificate, which TLS has found to be trusted. */
    public Optional<Credential> ofCertificate(X509Certificate certificate) {
        return first(method -> method.ofCertificate(certificate));
    }

    /** Whether a credential would still be given. */
    public boolean stillAccepts(Credential credential) {
        return methods.stream().anyMatch(method -> method.stillAccepts(credential));
    }

    private Optional<Credential> first(Function<ClientAuthenticator, Optional<Credential>> judge) {
        return methods.stream().map(judge).flatMap(Optional::stream).findFirst();
    }
}
