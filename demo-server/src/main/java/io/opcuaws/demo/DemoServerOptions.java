package io.opcuaws.demo;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a {@link DemoServer} is set up. Begin with {@link #defaults()} and change what matters: every {@code with} method
 * gives a changed copy.
 */
public final class DemoServerOptions {

    private int port = 0;
    private String advertisedHost = "127.0.0.1";
    private Optional<DemoCertificate> certificate = Optional.empty();
    private List<DemoEndpoint> endpoints = DemoEndpoint.all();
    private Set<DemoToken> tokens = DemoToken.encrypting();
    private Map<String, String> users = Map.of("user1", "password1");
    private Optional<Set<X509Certificate>> trustedUserCertificates = Optional.empty();
    private String issuedToken = "demo-token";
    private Optional<Set<X509Certificate>> trustedClientCertificates = Optional.empty();
    private int maxSessions = 1000;
    private int maxNodesPerCall = 10_000;
    private Duration maxSessionTimeout = Duration.ofMinutes(2);
    private int manyVariables = 0;
    private int manyPushed = 0;

    private DemoServerOptions() {}

    private DemoServerOptions(DemoServerOptions other) {
        port = other.port;
        advertisedHost = other.advertisedHost;
        certificate = other.certificate;
        endpoints = other.endpoints;
        tokens = other.tokens;
        users = other.users;
        trustedUserCertificates = other.trustedUserCertificates;
        issuedToken = other.issuedToken;
        trustedClientCertificates = other.trustedClientCertificates;
        maxSessions = other.maxSessions;
        maxNodesPerCall = other.maxNodesPerCall;
        maxSessionTimeout = other.maxSessionTimeout;
        manyVariables = other.manyVariables;
        manyPushed = other.manyPushed;
    }

    /**
     * A free port, a new certificate, every security policy, every encrypting kind of token, {@code user1} with
     * {@code password1}, any user certificate whose owner has its key, any client application.
     */
    public static DemoServerOptions defaults() {
        return new DemoServerOptions();
    }

    /** Where it listens on 127.0.0.1; 0: a free port. */
    public DemoServerOptions withPort(int newPort) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.port = newPort;
        return copy;
    }

    /** The host in the URLs of its endpoints; clients may be unable to resolve it. */
    public DemoServerOptions withAdvertisedHost(String host) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.advertisedHost = host;
        return copy;
    }

    /** Its application instance certificate; without: a new one, kept in memory. */
    public DemoServerOptions withCertificate(DemoCertificate newCertificate) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.certificate = Optional.of(newCertificate);
        return copy;
    }

    /** How messages may be secured. */
    public DemoServerOptions withEndpoints(List<DemoEndpoint> newEndpoints) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.endpoints = List.copyOf(newEndpoints);
        return copy;
    }

    /** How users may prove who they are. */
    public DemoServerOptions withTokens(Set<DemoToken> newTokens) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.tokens = Set.copyOf(newTokens);
        return copy;
    }

    /** Passwords by user name. */
    public DemoServerOptions withUsers(Map<String, String> newUsers) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.users = Map.copyOf(newUsers);
        return copy;
    }

    /** The only users' certificates that are accepted. */
    public DemoServerOptions withTrustedUserCertificates(Set<X509Certificate> certificates) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.trustedUserCertificates = Optional.of(Set.copyOf(certificates));
        return copy;
    }

    /** The one issued token that is accepted. */
    public DemoServerOptions withIssuedToken(String token) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.issuedToken = token;
        return copy;
    }

    /** The only client applications that are let in over a secured channel. */
    public DemoServerOptions withTrustedClientCertificates(Set<X509Certificate> certificates) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.trustedClientCertificates = Optional.of(Set.copyOf(certificates));
        return copy;
    }

    /** More sessions than that are refused with {@code BadTooManySessions}. */
    public DemoServerOptions withMaxSessions(int newMaxSessions) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.maxSessions = newMaxSessions;
        return copy;
    }

    /** How long a session may be idle at most, whatever its client asks for; then it ends. */
    public DemoServerOptions withMaxSessionTimeout(Duration timeout) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.maxSessionTimeout = timeout;
        return copy;
    }

    /** Every OperationLimit of a service; longer lists are refused with {@code BadTooManyOperations}. */
    public DemoServerOptions withMaxNodesPerCall(int limit) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.maxNodesPerCall = limit;
        return copy;
    }

    /** How many variables there are in {@code Demo.Many}. */
    public DemoServerOptions withManyVariables(int count) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.manyVariables = count;
        return copy;
    }

    /** How many variables there are in {@code Demo.Pushed.Many}, which change ten times a second. */
    public DemoServerOptions withManyPushed(int count) {
        DemoServerOptions copy = new DemoServerOptions(this);
        copy.manyPushed = count;
        return copy;
    }

    public int port() {
        return port;
    }

    public String advertisedHost() {
        return advertisedHost;
    }

    public Optional<DemoCertificate> certificate() {
        return certificate;
    }

    public List<DemoEndpoint> endpoints() {
        return endpoints;
    }

    public Set<DemoToken> tokens() {
        return tokens;
    }

    public Map<String, String> users() {
        return users;
    }

    public Optional<Set<X509Certificate>> trustedUserCertificates() {
        return trustedUserCertificates;
    }

    public String issuedToken() {
        return issuedToken;
    }

    public Optional<Set<X509Certificate>> trustedClientCertificates() {
        return trustedClientCertificates;
    }

    public int maxSessions() {
        return maxSessions;
    }

    public Duration maxSessionTimeout() {
        return maxSessionTimeout;
    }

    public int maxNodesPerCall() {
        return maxNodesPerCall;
    }

    public int manyVariables() {
        return manyVariables;
    }

    public int manyPushed() {
        return manyPushed;
    }
}
