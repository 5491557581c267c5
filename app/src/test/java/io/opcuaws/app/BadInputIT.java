package io.opcuaws.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.opcuaws.app.peer.Closed;
import io.opcuaws.app.peer.GatewayProcess;
import io.opcuaws.app.peer.Json;
import io.opcuaws.app.peer.Message;
import io.opcuaws.app.peer.RawWebSocket;
import io.opcuaws.app.peer.TestClient;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Anybody may send anything: each mistake has an answer that helps to mend it, and costs nobody else anything. */
@Timeout(60)
class BadInputIT {

    private static final int LIMIT = 4 << 20;
    private static final int NO_TEXT = 1003;
    private static final int NO_UTF_8 = 1007;
    private static final int TOO_LONG = 1009;

    @AutoClose
    private static GatewayProcess gateway;

    @BeforeAll
    static void startGateway() {
        gateway = GatewayProcess.start();
    }

    static Stream<Arguments> messagesThatAreNoRequests() {
        return Stream.of(
                arguments("no JSON", "hello", ""),
                arguments("nothing", "", ""),
                arguments("half a message", "{\"Header\":{\"MessageType\":\"GW_LoginRequest\"", ""),
                arguments("something after the message", "{} {}", ""),
                arguments("an array", "[1,2,3]", ""),
                arguments("a number", "42", ""),
                arguments("null", "null", ""),
                arguments("an object without a header", "{\"Body\":{}}", ""),
                arguments("a header that is no object", "{\"Header\":\"GW_LoginRequest\",\"Body\":{}}", ""),
                arguments("no type", "{\"Header\":{\"ClientHandle\":\"c\"},\"Body\":{}}", "c"),
                arguments("a type that is no text", "{\"Header\":{\"MessageType\":7,\"ClientHandle\":\"c\"}}", "c"),
                arguments("no request", "{\"Header\":{\"MessageType\":\"Hello\",\"ClientHandle\":\"c\"}}", "c"),
                arguments(
                        "a response", "{\"Header\":{\"MessageType\":\"GW_ReadResponse\",\"ClientHandle\":\"c\"}}", "c"),
                arguments("65 levels", "[".repeat(65) + "]".repeat(65), ""),
                arguments("100,000 levels", "[".repeat(100_000), ""),
                arguments("65 levels in a login", login("\"UserAuth\":" + nested(63)), "c"));
    }

    /** Ruling 3: what names no service is answered with a fault. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void messagesThatAreNoRequests(String name, String text, String handle) {
        Message answer = answerTo(text);

        assertThat(answer.type()).isEqualTo("GW_ServiceFault");
        assertThat(answer.clientHandle()).isEqualTo(handle);
        assertExplained(answer);
    }

    static Stream<Arguments> requestsThatAreWrong() {
        return Stream.of(
                arguments("no body", "Login", header("Login", "") + "}", ""),
                arguments("a body that is no object", "Login", request("Login", "", "\"x\""), "/Body"),
                arguments("no address", "Login", login("\"SecurityMode\":\"None\""), "/Body"),
                arguments("an address that is no text", "Login", login("\"DiscoveryUrl\":{}"), "/Body/DiscoveryUrl"),
                arguments("an empty address", "Login", login("\"DiscoveryUrl\":\"\""), "/Body/DiscoveryUrl"),
                arguments(
                        "an address of the web", "Login", login("\"DiscoveryUrl\":\"http://h\""), "/Body/DiscoveryUrl"),
                arguments(
                        "an address of no host",
                        "Login",
                        login("\"DiscoveryUrl\":\"opc.tcp://\""),
                        "/Body/DiscoveryUrl"),
                arguments("an unknown mode", "Login", loginWith("\"SecurityMode\":\"Sealed\""), "/Body/SecurityMode"),
                arguments("a mode without policy", "Login", loginWith("\"SecurityMode\":\"Sign\""), "/Body"),
                arguments(
                        "an unknown policy",
                        "Login",
                        loginWith("\"SecurityPolicyUri\":\"x\""),
                        "/Body/SecurityPolicyUri"),
                arguments(
                        "an unknown identity",
                        "Login",
                        loginWith("\"UserAuth\":{\"Type\":\"Face\"}"),
                        "/Body/UserAuth"),
                arguments("an identity that is text", "Login", loginWith("\"UserAuth\":\"me\""), "/Body/UserAuth"),
                arguments("no session", "Read", read(""), "/Header"),
                arguments(
                        "a bad timeout",
                        "Read",
                        read(",\"SessionId\":\"1\",\"RequestTimeout\":\"soon\""),
                        "/Header/RequestTimeout"),
                arguments(
                        "a negative timeout",
                        "Read",
                        read(",\"SessionId\":\"1\",\"RequestTimeout\":\"-1\""),
                        "/Header/RequestTimeout"));
    }

    /** A request that was recognised is answered as one, with the place of the mistake. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void requestsThatAreWrong(String name, String service, String text, String pointer) {
        Message answer = answerTo(text);

        assertThat(answer.type()).isEqualTo("GW_" + service + "Response");
        assertThat(answer.clientHandle()).isEqualTo("c");
        assertThat(answer.statusText()).isEqualTo("BadInvalidArgument");
        assertExplained(answer);
        assertThat(answer.json().path("Header").path("Message").asString()).startsWith(pointer);
    }

    /** A client that is newer than the gateway learns that it is. */
    @Test
    void anUnknownServiceIsUnsupported() {
        Message answer = answerTo(request("Nonsense", "", "{}"));

        assertThat(answer.type()).isEqualTo("GW_NonsenseResponse");
        assertThat(answer.clientHandle()).isEqualTo("c");
        assertThat(answer.statusText()).isEqualTo("BadServiceUnsupported");
    }

    /** Nobody can wait for an answer without a handle, but whoever reads the log of the messages sees what was wrong. */
    @Test
    void aRequestWithoutAHandleIsAnsweredWithAnEmptyOne() {
        Message answer = answerTo("{\"Header\":{\"MessageType\":\"GW_LoginRequest\"},\"Body\":{}}");

        assertThat(answer.type()).isEqualTo("GW_LoginResponse");
        assertThat(answer.clientHandle()).isEmpty();
        assertThat(answer.statusText()).isEqualTo("BadInvalidArgument");
    }

    /** As for a session of somebody else: who guesses ids learns nothing. */
    @Test
    void aSessionThatNeverWasIsInvalid() {
        assertThat(answerTo(read(",\"SessionId\":\"987654\"")).statusText()).isEqualTo("BadSessionIdInvalid");
    }

    /** Fragments are the transport's business: some libraries send everything in them. */
    @Test
    void aMessageInFragmentsIsOneMessage() {
        try (TestClient client = TestClient.connect(gateway.url())) {
            client.sendFragments(
                    "{\"Header\":{\"MessageType\":",
                    "\"GW_NonsenseRequest\",\"ClientHandle\":\"Gr",
                    "ü\"},\"Body\":{}}");

            assertThat(client.take().clientHandle()).isEqualTo("Grü");
        }
    }

    @Test
    void aBinaryMessageClosesTheConnectionAsNoText() {
        try (TestClient client = TestClient.connect(gateway.url())) {
            client.sendBinary(new byte[] {1, 2, 3});

            assertClosed(client.closed(), NO_TEXT);
        }
    }

    @Test
    void textThatIsNoUtf8ClosesTheConnection() throws Exception {
        try (RawWebSocket client = RawWebSocket.connect(gateway.url())) {
            client.sendFrame(RawWebSocket.TEXT, true, new byte[] {'{', (byte) 0xc3, (byte) 0x28, '}'});

            assertThat(client.readClose().code()).isEqualTo(NO_UTF_8);
        }
    }

    /** The limit is watched while a message comes in: the rest of an announced gigabyte is not waited for. */
    @Test
    void aFrameThatGrowsTooLongClosesTheConnectionBeforeItsEnd() throws Exception {
        try (RawWebSocket client = RawWebSocket.connect(gateway.url())) {
            client.announceFrame(RawWebSocket.TEXT, true, 1L << 30);
            client.sendPayload("x".repeat(LIMIT + 1).getBytes(StandardCharsets.US_ASCII));

            assertClosed(client.readClose(), TOO_LONG);
        }
    }

    /** Small frames add up. */
    @Test
    void fragmentsThatAddUpToTooMuchCloseTheConnection() throws Exception {
        byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (RawWebSocket client = RawWebSocket.connect(gateway.url())) {
            client.sendFrame(RawWebSocket.TEXT, false, megabyte);
            client.sendFrame(RawWebSocket.CONTINUATION, false, megabyte);
            client.sendFrame(RawWebSocket.CONTINUATION, false, megabyte);
            client.sendFrame(RawWebSocket.CONTINUATION, false, megabyte);
            client.announceFrame(RawWebSocket.CONTINUATION, true, 1);
            client.sendPayload((byte) 'x');

            assertClosed(client.readClose(), TOO_LONG);
        }
    }

    /** The limit is a limit, not a guess: a message of just that size is read. */
    @Test
    void aMessageOfJustTheLimitIsRead() {
        String head = "{\"Header\":{\"MessageType\":\"GW_NonsenseRequest\",\"ClientHandle\":\"c\"},\"Body\":{}}";

        Message answer = answerTo(head + " ".repeat(LIMIT - head.length()));

        assertThat(answer.statusText()).isEqualTo("BadServiceUnsupported");
    }

    /** Sends the text, gives its one answer, and sees that the connection is as good as before. */
    private static Message answerTo(String text) {
        try (TestClient client = TestClient.connect(gateway.url())) {
            client.send(text);
            Message answer = client.take();
            assertThat(client.request("Nonsense", null, Json.object()).statusText())
                    .isEqualTo("BadServiceUnsupported");
            assertThat(client.untaken()).isEmpty();
            return answer;
        }
    }

    private static void assertExplained(Message answer) {
        assertThat(answer.isGood()).isFalse();
        assertThat(answer.statusText()).startsWith("Bad");
        assertThat(answer.json().path("Header").path("Message").asString())
                .isNotBlank()
                .hasSizeLessThan(1_000)
                .doesNotContain("Exception", "io.opcuaws", "tools.jackson");
        assertThat(answer.json().has("Body")).isFalse();
    }

    private static void assertClosed(Closed closed, int code) {
        assertThat(closed.code()).isEqualTo(code);
        assertThat(closed.reason()).isNotBlank();
    }

    private static String header(String service, String moreFields) {
        return "{\"Header\":{\"MessageType\":\"GW_" + service + "Request\",\"ClientHandle\":\"c\"" + moreFields + "}";
    }

    private static String request(String service, String moreOfHeader, String body) {
        return header(service, moreOfHeader) + ",\"Body\":" + body + "}";
    }

    private static String login(String fields) {
        return request("Login", "", "{" + fields + "}");
    }

    private static String loginWith(String moreFields) {
        return login("\"DiscoveryUrl\":\"opc.tcp://127.0.0.1:4840\"," + moreFields);
    }

    private static String read(String moreOfHeader) {
        return request("Read", moreOfHeader, "{\"NodesToRead\":[{\"NodeId\":{\"Id\":\"2258\"}}]}");
    }

    private static String nested(int levels) {
        return "{\"x\":".repeat(levels) + "1" + "}".repeat(levels);
    }
}
