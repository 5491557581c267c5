package io.opcuaws.ws;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.domain.port.ClientRequest.Login;
import io.opcuaws.domain.port.LoginTarget;
import io.opcuaws.domain.port.Secret;
import io.opcuaws.domain.port.SecurityMode;
import io.opcuaws.domain.port.SecurityPolicy;
import io.opcuaws.domain.port.SessionSettings;
import io.opcuaws.domain.port.UserIdentity;
import io.opcuaws.protocol.codec.MessageReader;
import io.opcuaws.protocol.message.SecurityPolicyUri;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The readings of the seed: who the user is, told in several ways. */
class LoginTranslationTest {

    private static final MessageDecoder DECODER = new MessageDecoder(new MessageReader(64));

    @Test
    void aLoginWithoutUserAuthIsAnonymousWithoutSecurity() {
        SessionSettings settings = settings("");
        assertThat(settings.identity()).isEqualTo(new UserIdentity.Anonymous());
        assertThat(settings.securityPolicy()).isEqualTo(SecurityPolicy.NONE);
        assertThat(settings.securityMode()).isEqualTo(SecurityMode.NONE);
        assertThat(settings.userTokenSecurityPolicy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'Type':'UserName'", "'PolicyId':'UserName'"})
    void theKindStandsInTypeOrInPolicyId(String kind) {
        SessionSettings settings = settings(",'UserAuth':{" + kind + ",'UserName':'u','Password':'p'}");
        assertThat(settings.identity()).isEqualTo(new UserIdentity.UserName("u", Secret.ofText("p")));
        assertThat(settings.userTokenPolicyId()).isEmpty();
    }

    @Test
    void besidesTypeThePolicyIdNamesTheServersTokenPolicy() {
        SessionSettings settings = settings(",'UserAuth':{'Type':'Anonymous','PolicyId':'anon-1'}");
        assertThat(settings.userTokenPolicyId()).hasValue("anon-1");
    }

    @Test
    void aCertificateHasItsKey() {
        assertThat(settings(",'UserAuth':{'Type':'Certificate','Certificate':'MII','PrivateKey':'key'}")
                        .identity())
                .isEqualTo(new UserIdentity.Certificate("MII", Secret.ofText("key")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Type':'Issued','TokenData':'t'",
                "'PolicyId':'Issued','tokenData':'t'",
                "'PolicyId':'Certificate','tokenData':'t'",
                "'Type':'Issued','TokenData':'dA==','TokenDataEncoding':'Base64'"
            })
    void anIssuedTokenIsToldInSeveralWays(String userAuth) {
        assertThat(settings(",'UserAuth':{" + userAuth + "}").identity())
                .isEqualTo(new UserIdentity.Issued(Secret.ofText("t")));
    }

    @Test
    void aTokenThatIsNotBase64IsRefusedWithoutShowingIt() {
        Decoded decoded = decode(",'UserAuth':{'Type':'Issued','TokenData':'se%cret','TokenDataEncoding':'Base64'}");
        assertThat(decoded).isInstanceOf(Decoded.NotUnderstood.class);
        assertThat(decoded.toString())
                .contains("BadIdentityTokenInvalid", "/Body/UserAuth/TokenData")
                .doesNotContain("se%cret");
    }

    @ParameterizedTest
    @EnumSource(SecurityPolicyUri.class)
    void everyPolicyOfTheSchemaIsOneOfTheDomains(SecurityPolicyUri uri) {
        assertThat(SecurityPolicy.valueOf(uri.name()).uri()).isEqualTo(uri.text());
    }

    @Test
    void noSecretIsShownByARequest() {
        assertThat(decode(",'UserAuth':{'Type':'UserName','UserName':'u','Password':'hidden'}")
                        .toString())
                .doesNotContain("hidden");
    }

    @Test
    void aTargetIsAllThatALoginNeeds() {
        Decoded decoded = DECODER.decode(
                "{'Header':{'MessageType':'GW_LoginRequest','ClientHandle':'c'},'Body':{'Target':'line-3'}}"
                        .replace('\'', '"'));

        assertThat(((Login) ((Decoded.Understood) decoded).request()).target())
                .isEqualTo(new LoginTarget.Named("line-3"));
    }

    @Test
    void noClientCanSayThatItsUrlIsATargetOfTheOperator() {
        assertThat(settings("").target()).isEmpty();
    }

    @Test
    void aPartOfAMillisecondIsATimeoutAndNotTheDefault() {
        Decoded decoded = decode("'RequestTimeout':'0.2',", "");
        assertThat(((Decoded.Understood) decoded).request().timeout()).hasValue(Duration.ofMillis(1));
    }

    private static SessionSettings settings(String more) {
        Decoded decoded = decode(more);
        assertThat(decoded).isInstanceOf(Decoded.Understood.class);
        LoginTarget target = ((Login) ((Decoded.Understood) decoded).request()).target();
        return ((LoginTarget.Open) target).settings();
    }

    private static Decoded decode(String more) {
        return decode("", more);
    }

    private static Decoded decode(String moreHeader, String moreBody) {
        return DECODER.decode(("{'Header':{" + moreHeader + "'MessageType':'GW_LoginRequest','ClientHandle':'c'},"
                        + "'Body':{'DiscoveryUrl':'opc.tcp://h'" + moreBody + "}}")
                .replace('\'', '"'));
    }
}
