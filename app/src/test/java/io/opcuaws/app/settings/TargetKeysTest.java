package io.opcuaws.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opcuaws.app.config.ConfigException;
import io.opcuaws.domain.access.AccessRule;
import io.opcuaws.domain.access.AccessRules;
import io.opcuaws.domain.access.NamedTarget;
import io.opcuaws.domain.access.NodePattern;
import io.opcuaws.domain.access.Rights;
import io.opcuaws.domain.port.Permission;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator names servers, and says who may do what there. */
class TargetKeysTest {

    @TempDir
    private Path folder;

    @Test
    void aTargetSaysEverythingThatALoginNeeds() throws ConfigException {
        AccessRules access = access("""
                targets:
                  line-3:
                    url: opc.tcp://10.0.0.5:4840/line
                    security-policy: Aes256_Sha256_RsaPss
                    security-mode: Sign
                    user: {name: operator, password: hunter2}
                    rights:
                      - {clients: [dashboard], allow: read}
                      - clients: "*"
                        allow: [read, write, call, history-update, node-management]
                        write-nodes: ["ns=2;s=Boiler.*", "nsu=urn:x;*"]
                        call-nodes: []
                """);
        assertThat(access.targets()).containsOnlyKeys("line-3");
        assertThat(target(access, "line-3").settings())
                .isEqualTo(new SessionSettings(
                                "opc.tcp://10.0.0.5:4840/line",
                                SecurityPolicy.AES256_SHA256_RSA_PSS,
                                SecurityMode.SIGN,
                                new UserIdentity.UserName("operator", Secret.ofText("hunter2")),
                                Optional.empty(),
                                Optional.empty())
                        .named("line-3"));
        assertThat(target(access, "line-3").rights())
                .isEqualTo(Rights.of(List.of(
                        new AccessRule(
                                Set.of("dashboard"), Set.of(Permission.READ), Optional.empty(), Optional.empty()),
                        new AccessRule(
                                Set.of("*"),
                                Set.of(Permission.values()),
                                Optional.of(List.of(NodePattern.of("ns=2;s=Boiler.*"), NodePattern.of("nsu=urn:x;*"))),
                                Optional.of(List.of())))));
    }

    @Test
    void whatIsLeftOutIsSecureAnonymousAndWithoutRules() throws ConfigException {
        AccessRules access = access("targets: {a: {url: opc.tcp://a}, b: {url: opc.tcp://b, security-policy: None}}");
        SessionSettings secure = target(access, "a").settings();
        assertThat(secure.securityPolicy()).isEqualTo(SecurityPolicy.BASIC256_SHA256);
        assertThat(secure.securityMode()).isEqualTo(SecurityMode.SIGN_AND_ENCRYPT);
        assertThat(secure.identity()).isEqualTo(new UserIdentity.Anonymous());
        assertThat(target(access, "a").rights()).isEqualTo(Rights.EVERYBODY_EVERYTHING);
        assertThat(target(access, "b").settings().securityMode()).isEqualTo(SecurityMode.NONE);
    }

    @Test
    void theUserMayHaveACertificateOrAToken() throws ConfigException, IOException {
        Files.writeString(folder.resolve("user.pem"), "-----BEGIN CERTIFICATE-----");
        Files.writeString(folder.resolve("user.key"), "-----BEGIN PRIVATE KEY-----");
        Files.writeString(folder.resolve("token"), "t0ken\n");
        AccessRules access = access("""
                targets:
                  a: {url: opc.tcp://a, user: {certificate: user.pem, key: user.key}}
                  b: {url: opc.tcp://b, user: {token: {file: token}}}
                """);
        assertThat(target(access, "a").settings().identity())
                .isEqualTo(new UserIdentity.Certificate(
                        "-----BEGIN CERTIFICATE-----", Secret.ofText("-----BEGIN PRIVATE KEY-----")));
        assertThat(target(access, "b").settings().identity())
                .isEqualTo(new UserIdentity.Issued(Secret.ofText("t0ken")));
    }

    /** An empty list, and not one that was left out: all rules commented out must not open everything. */
    @Test
    void rightsWithoutRulesAllowNothing() throws ConfigException {
        AccessRules access = access("open-targets:\n  rights:\n    # - {clients: a, allow: read}\nread-only: true\n");
        assertThat(access.openRights()).isEqualTo(Rights.of(List.of()));
        assertThat(access.readOnly()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {security-policy: None}                             | targets.a.url is missing
        {url: http://a}                                     | targets.a.url must be a URL such as opc.tcp://host:4840
        {url: opc.tcp://a, security-policy: Basic}          | targets.a.security-policy must be one of None, Basic128Rsa15
        {url: opc.tcp://a, security-mode: None}             | targets.a cannot be used: security-mode must be None with
        {url: opc.tcp://a, user: {name: a}}                 | targets.a.user cannot be used: it must have name and password
        {url: opc.tcp://a, user: {name: a, token: b}}       | targets.a.user cannot be used: it must have
        {url: opc.tcp://a, user: {certificate: none, key: none}} | targets.a.user.certificate must be the path of a file
        {url: opc.tcp://a, rights: [{clients: a}]}          | targets.a.rights[0].allow is missing
        {url: opc.tcp://a, rights: [{clients: a, allow: [reed]}]} | targets.a.rights[0].allow[0] must be one of read, write
        {url: opc.tcp://a, rights: [{clients: a, allow: write, write-nodes: "2"}]} | targets.a.rights[0].write-nodes[0] must be a pattern of NodeIds
        {url: opc.tcp://a, rights: [{clients: a, allow: read, write-nodes: "*"}]} | targets.a.rights[0] cannot be used
        """)
    void aMistakeIsNamed(String target, String message) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> access("targets:\n  a: " + target))
                .withMessageContaining("gateway.yaml:2: " + message);
    }

    private AccessRules access(String text) throws ConfigException {
        return TargetKeys.access(Given.file(folder, text));
    }

    private static NamedTarget target(AccessRules access, String name) {
        return Optional.ofNullable(access.targets().get(name)).orElseThrow();
    }

    @Test
    void aMistakeInTheListOfServersIsToldWithItsLine() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Given.file(folder, "open-targets:\n  allow:\n    - plc-1\n    - 10.0.0.0/99\n"))
                .withMessageContainingAll(
                        "open-targets.allow", "10.0.0.0/99: /99 must be from /0 to /32", "gateway.yaml:2");
    }
}
