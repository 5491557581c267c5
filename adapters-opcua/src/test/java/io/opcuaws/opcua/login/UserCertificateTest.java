package io.opcuaws.opcua.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.demo.DemoCertificate;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.UserIdentity;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserCertificateTest {

    private static final DemoCertificate USER = DemoCertificate.generate("a user", "urn:test:user");

    static Stream<String> formsOfTheCertificate() throws Exception {
        return forms(USER.certificate().getEncoded(), "CERTIFICATE");
    }

    static Stream<String> formsOfTheKey() throws Exception {
        byte[] pkcs8 = USER.privateKey().getEncoded();
        byte[] pkcs1 = PrivateKeyInfo.getInstance(pkcs8)
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        return Stream.concat(forms(pkcs8, "PRIVATE KEY"), forms(pkcs1, "RSA PRIVATE KEY"));
    }

    static UserIdentity.Certificate identity() throws Exception {
        return new UserIdentity.Certificate(
                formsOfTheCertificate().findFirst().orElseThrow(),
                Secret.ofText(formsOfTheKey().findFirst().orElseThrow()));
    }

    private static Stream<String> forms(byte[] der, String label) {
        String base64 = Base64.getEncoder().encodeToString(der);
        String pem = "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END " + label + "-----\n";
        return Stream.of(
                base64,
                Base64.getMimeEncoder().encodeToString(der),
                HexFormat.of().formatHex(der),
                HexFormat.ofDelimiter(":").withUpperCase().formatHex(der),
                pem,
                Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @MethodSource("formsOfTheCertificate")
    void readsTheCertificateInEachForm(String text) throws Exception {
        UserCertificate user = UserCertificate.read(new UserIdentity.Certificate(
                text, Secret.ofText(formsOfTheKey().findFirst().orElseThrow())));

        assertThat(user.chain()).containsExactly(USER.certificate());
    }

    @ParameterizedTest
    @MethodSource("formsOfTheKey")
    void readsTheKeyInEachForm(String text) throws Exception {
        UserCertificate user = UserCertificate.read(
                new UserIdentity.Certificate(formsOfTheCertificate().findFirst().orElseThrow(), Secret.ofText(text)));

        assertThat(user.privateKey()).isEqualTo(USER.privateKey());
    }

    @Test
    void refusesTheKeyOfAnotherCertificate() throws Exception {
        String another = Base64.getEncoder()
                .encodeToString(DemoCertificate.generate("another", "urn:test:another")
                        .privateKey()
                        .getEncoded());
        UserIdentity.Certificate identity =
                new UserIdentity.Certificate(formsOfTheCertificate().findFirst().orElseThrow(), Secret.ofText(another));

        assertThatThrownBy(() -> UserCertificate.read(identity))
                .hasMessageStartingWith("BadIdentityTokenInvalid: /Body/UserAuth/PrivateKey: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "30",
                "3082",
                "MIIB",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----"
            })
    void refusesWhatCannotBeReadAndDoesNotRepeatIt(String text) throws Exception {
        UserIdentity.Certificate badKey =
                new UserIdentity.Certificate(formsOfTheCertificate().findFirst().orElseThrow(), Secret.ofText(text));
        UserIdentity.Certificate badCertificate = new UserIdentity.Certificate(
                text, Secret.ofText(formsOfTheKey().findFirst().orElseThrow()));

        assertThatThrownBy(() -> UserCertificate.read(badKey))
                .hasMessage(
                        "BadIdentityTokenInvalid: /Body/UserAuth/PrivateKey: cannot be read; DER as base64 or hex, or"
                                + " PEM, not encrypted.");
        assertThatThrownBy(() -> UserCertificate.read(badCertificate))
                .hasMessageStartingWith("BadIdentityTokenInvalid: /Body/UserAuth/Certificate: cannot be read;");
    }

    /** A megabyte of nearly hex must not blow the stack of a regular expression. */
    @Test
    void refusesALongTextQuickly() {
        assertThat(BinaryText.bytes("30" + "a:".repeat(500_000) + "!")).isEmpty();
    }
}
