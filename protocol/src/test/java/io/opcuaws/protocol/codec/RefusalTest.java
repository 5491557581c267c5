package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.opcuaws.protocol.codec.Inbound.Rejected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of any other text: a reason, and as much of an envelope as there is. */
final class RefusalTest {

    private static final MessageReader READER = new MessageReader();

    private static Rejected rejected(String text) {
        return (Rejected) READER.read(text);
    }

    private static String header(String fields) {
        return "{\"Header\":{" + fields + "},\"Body\":{}}";
    }

    // --- what is no request

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "42",
                "null",
                "true",
                "\"GW_LoginRequest\"",
                "[]",
                "[1,2,3]",
                "{",
                "}",
                "{}{}",
                "{} x",
                "{'Header':{}}",
                "{\"Header\":{}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":NaN}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":1,}",
                "// c\n{}",
                "{}",
                "{\"Header\":null}",
                "{\"Header\":[]}",
                "{\"Header\":\"x\"}",
                "{\"Header\":{}}",
                "{\"Header\":{\"MessageType\":null}}",
                "{\"Header\":{\"MessageType\":5}}",
                "{\"Header\":{\"MessageType\":\"\"}}",
                "{\"Header\":{\"MessageType\":\"GW_ReadResponse\"}}",
                "{\"Header\":{\"MessageType\":\"GW_LoginRequest \"}}",
                "\uFEFF{}",
            })
    void whatIsNoRequestIsSaidToBeNone(String text) {
        Rejected rejected = rejected(text);

        assertThat(rejected.problem()).isEqualTo(Problem.NOT_A_REQUEST);
        assertThat(rejected.envelope().messageType()).isEmpty();
        assertThat(rejected.envelope().clientHandle()).isEqualTo(ClientHandle.NONE);
        assertThat(rejected.message()).isNotBlank().hasSizeLessThan(120);
    }

    @Test
    void theReasonIsTold() {
        assertThat(rejected("").message()).isEqualTo("The text is empty.");
        assertThat(rejected("hello").message()).isEqualTo("The text is not JSON (line 1, column 1).");
        assertThat(rejected("{} x").message()).isEqualTo("The text is not JSON (line 1, column 4).");
        assertThat(rejected("{}[]").message()).isEqualTo("The text goes on behind its JSON value.");
        assertThat(rejected("[]").message()).isEqualTo("The message is not a JSON object.");
        assertThat(rejected("{}").message()).isEqualTo("/Header: is missing");
        assertThat(rejected("{\"Header\":{}}").message()).isEqualTo("/Header/MessageType: is missing");
    }

    @Test
    void theHandleOfWhatIsNoRequestComesBackIfItCanBeRead() {
        Rejected rejected = rejected(header("\"MessageType\":\"GW_ReadResponse\",\"ClientHandler\":7"));

        assertThat(rejected.envelope().clientHandle())
                .isEqualTo(new ClientHandle("7", ClientHandle.Spelling.CLIENT_HANDLER));
        assertThat(rejected.envelope().bad(1, "x", "y").messageType()).isEqualTo("GW_ServiceFault");
    }

    /** A client that awaits the answer to a message which was cut off can still tell which one it was. */
    @Test
    void theHandleOfATextThatBreaksOffComesBackTooIfItWasBeforeTheBreak() {
        Rejected rejected = rejected(
                "{\"Header\":{\"MessageType\":\"GW_ReadRequest\",\"ClientHandle\":\"c1\"},\"Body\":{\"NodesToRead\":[");

        assertThat(rejected.problem()).isEqualTo(Problem.NOT_A_REQUEST);
        assertThat(rejected.envelope().messageType()).isEmpty();
        assertThat(rejected.envelope().clientHandle().value()).isEqualTo("c1");
    }

    @Test
    void aNameThatIsGivenTwiceIsAmbiguousAndThusNoRequest() {
        Rejected rejected = rejected("{\"Header\":{\"MessageType\":\"GW_LogoutRequest\",\"ClientHandle\":\"c\","
                + "\"SessionId\":\"1\",\"SessionId\":\"2\"},\"Body\":{}}");

        assertThat(rejected.problem()).isEqualTo(Problem.NOT_A_REQUEST);
        assertThat(rejected.message()).isEqualTo("/Header/SessionId: is given twice");
        assertThat(rejected.envelope().clientHandle().value()).isEqualTo("c");
    }

    // --- requests that are refused

    @Test
    void anUnknownServiceKeepsItsEnvelope() {
        Rejected rejected =
                rejected(header("\"MessageType\":\"GW_FooRequest\",\"ClientHandle\":\"c\",\"SessionId\":\"1\","
                        + "\"RequestTimeout\":\"100\""));

        assertThat(rejected.problem()).isEqualTo(Problem.UNKNOWN_SERVICE);
        assertThat(rejected.message()).isEqualTo("/Header/MessageType: names no service of the gateway");
        assertThat(rejected.envelope().messageType()).hasValue("GW_FooRequest");
        assertThat(rejected.envelope().sessionId()).hasValue("1");
        assertThat(rejected.envelope().requestTimeout()).hasValue(100);
    }

    @Test
    void aMissingHandleIsInvalidContentAndAnsweredWithAnEmptyOne() {
        Rejected rejected = rejected(header("\"MessageType\":\"GW_LogoutRequest\",\"SessionId\":\"1\""));

        assertThat(rejected.problem()).isEqualTo(Problem.INVALID_CONTENT);
        assertThat(rejected.message()).isEqualTo("/Header/ClientHandle: is missing");
        assertThat(rejected.envelope().clientHandle()).isEqualTo(ClientHandle.NONE);
        assertThat(rejected.envelope().messageType()).hasValue("GW_LogoutRequest");
    }

    @Test
    void aComplaintNamesTheFieldAndWhatItMustBe() {
        String header = "{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":\"c\"},\"Body\":";
        String url = "\"DiscoveryUrl\":\"opc.tcp://a\"";

        assertThat(rejected(header + "{}}").message()).isEqualTo("/Body/DiscoveryUrl: is missing");
        assertThat(rejected(header + "{\"DiscoveryUrl\":\"http://a\"}}").message())
                .isEqualTo("/Body/DiscoveryUrl: must be a URL such as \"opc.tcp://host:4840/path\"");
        assertThat(rejected(header + "{" + url + ",\"SecurityMode\":\"x\"}}").message())
                .isEqualTo("/Body/SecurityMode: must be one of \"None\", \"Sign\", \"SignAndEncrypt\"");
        assertThat(rejected(header + "{" + url + ",\"SecurityMode\":\"Sign\"}}").message())
                .isEqualTo("/Body/SecurityMode: must be \"None\", as SecurityPolicyUri is None");
        assertThat(rejected(header + "{" + url + ",\"UserAuth\":{\"PolicyId\":\"x\"}}}")
                        .message())
                .isEqualTo("/Body/UserAuth/PolicyId: must be one of \"Anonymous\", \"UserName\", \"Certificate\","
                        + " \"Issued\"");
        assertThat(rejected(header + "{" + url + ",\"UserAuth\":{\"TokenData\":\"a\",\"tokenData\":\"b\"}}}")
                        .message())
                .isEqualTo("/Body/UserAuth: must be given in one spelling only, TokenData or tokenData");
    }

    /** An unreadable timeout is a reason to refuse, but nothing to send back. */
    @Test
    void aTimeoutThatIsNoneIsNotPartOfTheEnvelope() {
        for (String timeout : List.of("-1", "\"abc\"", "\"NaN\"", "\"0x10\"", "\"1d\"", "1e999999999", "true", "[]")) {
            Rejected rejected = rejected("{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":\"c\","
                    + "\"RequestTimeout\":" + timeout + "},\"Body\":{\"DiscoveryUrl\":\"opc.tcp://a\"}}");

            assertThat(rejected.message())
                    .isEqualTo("/Header/RequestTimeout: must be a number of milliseconds, 0 or more");
            assertThat(rejected.envelope().requestTimeout()).isEmpty();
        }
    }

    /** Whatever is wrong with it: a secret must not come back in a message, which may be logged or shown. */
    @Test
    void noComplaintRepeatsAValue() {
        String secret = "s3cr3t-\u00e4\uD83D\uDE00";
        for (String field : List.of(
                "\"UserName\":\"u\",\"Password\":[\"%s\"]",
                "\"UserName\":\"u\",\"Password\":{\"%s\":1}",
                "\"UserName\":{\"Password\":\"%s\"}",
                "\"UserName\":\"u\",\"Password\":\"%s\",\"Certificate\":1",
                "\"Password\":\"%s\"",
                "\"UserName\":\"u\",\"Password\":\"%s\",\"Password\":\"x\"",
                "\"UserName\":\"u\",\"Password\":\"%s\\uD800\"",
                "\"UserName\":\"u\",\"Password\":%s",
                "\"UserName\":\"u\",\"Password\":\"%s",
                "\"SecurityPolicyUri\":\"%s\"",
                "\"PolicyId\":\"%s\",\"Type\":\"%s\"")) {
            String text = "{\"Header\":{\"MessageType\":\"GW_LoginRequest\",\"ClientHandle\":\"c\"},\"Body\":{"
                    + "\"DiscoveryUrl\":\"opc.tcp://a\",\"UserAuth\":{\"Type\":\"UserName\","
                    + field.replace("%s", secret) + "}}}";

            assertThat(rejected(text).toString()).doesNotContain("s3cr3t");
        }
    }
}
