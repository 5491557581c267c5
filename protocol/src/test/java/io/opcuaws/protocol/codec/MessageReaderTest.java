package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.Service;
import io.opcuaws.protocol.codec.Inbound.Accepted;
import io.opcuaws.protocol.message.LoginRequest;
import io.opcuaws.protocol.message.LogoutRequest;
import io.opcuaws.protocol.message.MessageType;
import io.opcuaws.protocol.message.NodeId;
import io.opcuaws.protocol.message.QualifiedName;
import io.opcuaws.protocol.message.ReadRequest;
import io.opcuaws.protocol.message.ReadValueId;
import io.opcuaws.protocol.message.SecurityMode;
import io.opcuaws.protocol.message.SecurityPolicyUri;
import io.opcuaws.protocol.message.UserAuth;
import io.opcuaws.protocol.message.UserTokenType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a request that keeps to its schema. */
final class MessageReaderTest {

    private static final MessageReader READER = new MessageReader();

    private static Accepted accepted(String text) {
        return (Accepted) READER.read(text);
    }

    private static Accepted example(MessageType type, String name) {
        return accepted(Examples.valid(type, name).text());
    }

    private static LoginRequest login(String name) {
        return (LoginRequest) example(MessageType.LOGIN_REQUEST, name).body();
    }

    private static ReadRequest read(String name) {
        return (ReadRequest) example(MessageType.READ_REQUEST, name).body();
    }

    private static NodeId nodeId(String name) {
        return read("node-id-" + name).nodesToRead().get(0).nodeId();
    }

    private static String header(String fields) {
        return "{\"Header\":{" + fields + "},\"Body\":{}}";
    }

    @Test
    void theLoginOfTheSeedIsReadInFull() {
        Accepted login = example(MessageType.LOGIN_REQUEST, "seed");

        assertThat(login.envelope().messageType()).hasValue("GW_LoginRequest");
        assertThat(login.envelope().clientHandle())
                .isEqualTo(new ClientHandle("client-handle", ClientHandle.Spelling.CLIENT_HANDLE));
        assertThat(login.envelope().sessionId()).isEmpty();
        assertThat(login.envelope().requestTimeout()).isEmpty();
        assertThat(login.header().messageType()).isEqualTo("GW_LoginRequest");
        assertThat(login.header().clientHandle()).isEqualTo("client-handle");
        assertThat(login.header().requestTimeout()).isZero();
        assertThat(login.body())
                .isEqualTo(new LoginRequest(
                        null,
                        "opc.tcp://127.0.0.1:4840",
                        SecurityPolicyUri.BASIC128_RSA15,
                        SecurityMode.SIGN_AND_ENCRYPT,
                        new UserAuth(
                                UserTokenType.USER_NAME,
                                null,
                                "user1",
                                "password1",
                                null,
                                null,
                                null,
                                null,
                                SecurityPolicyUri.BASIC128_RSA15),
                        0,
                        null));
    }

    @Test
    void aLoginMayLeaveOutAllOfItsSecurity() {
        assertThat(login("minimal"))
                .isEqualTo(new LoginRequest(null, "opc.tcp://127.0.0.1:4840", null, null, null, 0, null));
    }

    @Test
    void bothSpellingsOfATokenAreOne() {
        UserAuth old = login("user-auth-issued-as-the-seed-has-it").userAuth();
        UserAuth current = login("user-auth-issued-by-type").userAuth();

        assertThat(old).isNotNull().extracting(UserAuth::tokenData).isEqualTo("token");
        assertThat(current).isNotNull().extracting(UserAuth::tokenData).isEqualTo("eyJhbGciOiJSUzI1NiJ9.e30.c2ln");
    }

    @Test
    void theOtherSpellingOfTheHandleIsRemembered() {
        assertThat(example(MessageType.LOGIN_REQUEST, "client-handler")
                        .envelope()
                        .clientHandle())
                .isEqualTo(new ClientHandle("client-handle", ClientHandle.Spelling.CLIENT_HANDLER));
        assertThat(example(MessageType.LOGIN_REQUEST, "both-spellings-of-client-handle")
                        .envelope()
                        .clientHandle())
                .isEqualTo(new ClientHandle("client-handle", ClientHandle.Spelling.CLIENT_HANDLE));
    }

    @ParameterizedTest
    @CsvSource({"17,17", "-3,-3", "1.5,1.5", "1e3,1000", "12345678901234567890123,12345678901234567890123", "2.50,2.5"})
    void aNumberAsHandleOrSessionComesBackAsItsText(String number, String text) {
        Accepted logout = accepted(
                header("\"MessageType\":\"GW_LogoutRequest\",\"ClientHandle\":" + number + ",\"SessionId\":" + number));

        assertThat(logout.envelope().clientHandle().value()).isEqualTo(text);
        assertThat(logout.envelope().sessionId()).hasValue(text);
        assertThat(logout.header().clientHandle()).isEqualTo(text);
        assertThat(logout.header().sessionId()).isEqualTo(text);
        assertThat(logout.body()).isEqualTo(new LogoutRequest());
    }

    @ParameterizedTest
    @CsvSource({"5000,5000", "\"5000\",5000", "1500.5,1500.5", "\"1.5e3\",1500", "0,0", "\"0\",0"})
    void aTimeoutIsUnderstoodInBothForms(String json, double milliseconds) {
        Accepted login = accepted("{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":\"c\","
                + "\"RequestTimeout\":" + json + "},\"Body\":{\"DiscoveryUrl\":\"opc.tcp://a\"}}");

        assertThat(login.envelope().requestTimeout()).hasValue(milliseconds);
        assertThat(login.header().requestTimeout()).isEqualTo(milliseconds);
    }

    @Test
    void aReadIsTheSameInBothForms() {
        ReadRequest expected = new ReadRequest(
                List.of(new ReadValueId(
                        new NodeId(1, "Boiler.Temperature", "2"), 13, "0:3", new QualifiedName("Default Binary", 0))),
                500.5,
                3);

        assertThat(read("full")).isEqualTo(expected);
        assertThat(read("full-native")).isEqualTo(expected);
        assertThat(expected.service()).isEqualTo(Service.READ);
    }

    @Test
    void aReadWithoutOptionalFieldsHasTheDefaultsOfExistingClients() {
        assertThat(read("minimal"))
                .isEqualTo(
                        new ReadRequest(List.of(new ReadValueId(new NodeId(0, "2258", null), 13, null, null)), 0, 2));
    }

    @Test
    void integersMayHaveAFractionOfZeroOrLeadingZeros() {
        assertThat(read("integers-with-fraction-or-exponent")
                        .nodesToRead()
                        .get(0)
                        .attributeId())
                .isEqualTo(13);
        assertThat(read("leading-zeros").nodesToRead().get(0).attributeId()).isEqualTo(13);
        assertThat(read("leading-zeros").timestampsToReturn()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "number,0,85,",
        "number-as-string,0,85,",
        "explicit-id-type,0,85,",
        "string,1,Event11,14",
        "string-of-digits,1,11,14",
        "guid,2,12345678-9ABC-def0-1234-56789ABCDEF0,2",
        "opaque,3,AQID,2",
        "type-id,1,Event11,14",
        "id-type-over-type-id,0,11,",
        "namespace-uri,1,x,http://example.org/UA/",
        "text-number,0,85,",
        "text-string,1,Boiler;Temperature=1,2",
        "text-guid,2,12345678-9ABC-def0-1234-56789ABCDEF0,1",
        "text-opaque,3,AQIDBA==,1",
        "text-uri,0,5,http://example.org/UA/"
    })
    void everyFormOfANodeIdBecomesTheSameRecord(String name, int idType, String id, @Nullable String namespace) {
        assertThat(nodeId(name)).isEqualTo(new NodeId(idType, id, namespace));
    }
}
