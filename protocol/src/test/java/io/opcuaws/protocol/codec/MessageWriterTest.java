package io.opcuaws.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opcuaws.protocol.message.DataValue;
import io.opcuaws.protocol.message.LoginResponse;
import io.opcuaws.protocol.message.LogoutResponse;
import io.opcuaws.protocol.message.MessageType;
import io.opcuaws.protocol.message.ReadResponse;
import io.opcuaws.protocol.message.ResponseBody;
import io.opcuaws.protocol.message.ResponseHeader;
import io.opcuaws.protocol.message.SessionStatus;
import io.opcuaws.protocol.message.SessionStatusNotify;
import io.opcuaws.protocol.message.Variant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What leaves the gateway, byte for byte where clients have come to rely on it. */
final class MessageWriterTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final MessageSchemas SCHEMAS = new MessageSchemas(List.of(MessageType.values()));
    private static final Envelope LOGIN = envelope("GW_LoginRequest", null);
    private static final Envelope LOGOUT = envelope("GW_LogoutRequest", "1");
    private static final Envelope READ = envelope("GW_ReadRequest", "1");

    private final MessageWriter writer = new MessageWriter();

    private static Envelope envelope(String type, @Nullable String session) {
        return new Envelope(
                Optional.of(type),
                new ClientHandle("client-handle", ClientHandle.Spelling.CLIENT_HANDLE),
                Optional.ofNullable(session),
                OptionalDouble.empty());
    }

    /** What is written keeps to the schema that its readers were given. */
    private String written(WireForm form, ResponseHeader header, @Nullable ResponseBody body) {
        String text = writer.write(form, header, body);
        requireValid(header.messageType(), text);
        return text;
    }

    private String written(WireForm form, SessionStatusNotify body) {
        String text = writer.write(form, LOGIN.notify(body, "1", OptionalLong.empty()), body);
        requireValid(body.messageType().text(), text);
        return text;
    }

    private static void requireValid(String messageType, String text) {
        MessageType type = MessageType.of(messageType).orElseThrow();
        assertThat(SCHEMAS.complaint(type, Examples.tree(text))).as(text).isEmpty();
    }

    private static String compact(MessageType type, String example) {
        return Examples.valid(type, example).tree().toString();
    }

    @Test
    void aLoginResponseIsWrittenAsTheSeedHasIt() {
        assertThat(written(WireForm.V1, LOGIN.good(), new LoginResponse("1", null, null)))
                .isEqualTo("{\"Header\":{\"MessageType\":\"GW_LoginResponse\",\"ClientHandle\":\"client-handle\","
                        + "\"SessionId\":\"\",\"StatusCode\":\"0\"},\"Body\":{\"SessionId\":\"1\"}}")
                .isEqualTo(compact(MessageType.LOGIN_RESPONSE, "seed"));
    }

    @Test
    void aLoginResponseOfV2HasANativeStatusAndKeepsItsNamesAsStrings() {
        assertThat(written(WireForm.V2, LOGIN.good(), new LoginResponse("1", null, null)))
                .isEqualTo(compact(MessageType.LOGIN_RESPONSE, "v2"));
    }

    @Test
    void aRefusedLoginHasNoBodyButANameAndASentence() {
        ResponseHeader header = LOGIN.bad(0x8020_0000L, "BadIdentityTokenInvalid", "The certificate cannot be read.");

        assertThat(written(WireForm.V1, header, null))
                .isEqualTo("{\"Header\":{\"MessageType\":\"GW_LoginResponse\",\"ClientHandle\":\"client-handle\","
                        + "\"SessionId\":\"\",\"StatusCode\":\"2149580800\",\"StatusText\":\"BadIdentityTokenInvalid\","
                        + "\"Message\":\"The certificate cannot be read.\"}}");
        assertThat(written(WireForm.V2, header, null)).contains("\"StatusCode\":2149580800,");
    }

    @Test
    void aStatusNotifyIsWrittenAsTheSeedHasIt() {
        SessionStatusNotify connect = new SessionStatusNotify(SessionStatus.CONNECT, null, false);

        assertThat(written(WireForm.V1, connect)).isEqualTo(compact(MessageType.SESSION_STATUS_NOTIFY, "seed"));
        assertThat(written(WireForm.V2, connect)).isEqualTo(compact(MessageType.SESSION_STATUS_NOTIFY, "seed"));
    }

    @Test
    void aStatusNotifyTellsWhyAndWhetherSubscriptionsWereMadeAnew() {
        SessionStatusNotify lost = new SessionStatusNotify(SessionStatus.DISCONNECT, 0x808A_0000L, false);
        SessionStatusNotify back = new SessionStatusNotify(SessionStatus.CONNECT, null, true);

        assertThat(written(WireForm.V1, lost)).isEqualTo(compact(MessageType.SESSION_STATUS_NOTIFY, "disconnect"));
        assertThat(written(WireForm.V2, lost)).isEqualTo(compact(MessageType.SESSION_STATUS_NOTIFY, "disconnect-v2"));
        assertThat(written(WireForm.V1, back)).contains("\"SubscriptionsRecreated\":\"true\"");
        assertThat(written(WireForm.V2, back)).contains("\"SubscriptionsRecreated\":true");
    }

    @Test
    void aLogoutResponseHasAnEmptyStringAsBodyInV1AndAnEmptyObjectInV2() {
        assertThat(written(WireForm.V1, LOGOUT.good(), new LogoutResponse()))
                .isEqualTo(compact(MessageType.LOGOUT_RESPONSE, "seed"));
        assertThat(written(WireForm.V2, LOGOUT.good(), new LogoutResponse()))
                .isEqualTo(compact(MessageType.LOGOUT_RESPONSE, "v2"));
    }

    @Test
    void whatIsNoRequestIsAnsweredWithAFault() {
        Envelope unknown = new Envelope(Optional.empty(), ClientHandle.NONE, Optional.empty(), OptionalDouble.empty());

        assertThat(written(
                        WireForm.V1,
                        unknown.bad(2158690304L, "BadInvalidArgument", "The text is not JSON (line 1, column 1)."),
                        null))
                .isEqualTo(compact(MessageType.SERVICE_FAULT, "not-json"));
    }

    /** Existing clients look for the field that they have sent. */
    @Test
    void theAnswerUsesTheSpellingOfTheRequest() {
        Envelope envelope = new Envelope(
                Optional.of("GW_LoginRequest"),
                new ClientHandle("client-handle", ClientHandle.Spelling.CLIENT_HANDLER),
                Optional.empty(),
                OptionalDouble.empty());
        SessionStatusNotify connect = new SessionStatusNotify(SessionStatus.CONNECT, null, false);

        assertThat(written(WireForm.V1, envelope.good(), new LoginResponse("1", null, null)))
                .isEqualTo(compact(MessageType.LOGIN_RESPONSE, "client-handler"));
        assertThat(writer.write(WireForm.V1, envelope.notify(connect, "1", OptionalLong.empty()), connect))
                .isEqualTo(compact(MessageType.SESSION_STATUS_NOTIFY, "client-handler"));
    }

    @Test
    void theTimeoutOfTheRequestComesBackWithoutATraceOfBeingADouble() {
        Envelope envelope =
                new Envelope(READ.messageType(), READ.clientHandle(), READ.sessionId(), OptionalDouble.of(3000));

        assertThat(written(WireForm.V1, envelope.good(), new ReadResponse(List.of())))
                .contains("\"SessionId\":\"1\",\"RequestTimeout\":\"3000\",\"StatusCode\":\"0\"");
        assertThat(written(WireForm.V2, envelope.good(), new ReadResponse(List.of())))
                .contains("\"SessionId\":\"1\",\"RequestTimeout\":3000,\"StatusCode\":0");
    }

    @Test
    void anUnknownServiceIsAnsweredInItsOwnName() {
        assertThat(envelope("GW_FooRequest", "1")
                        .bad(0x800B_0000L, "BadServiceUnsupported", "No.")
                        .messageType())
                .isEqualTo("GW_FooResponse");
    }

    @Test
    void anAnswerCannotBeBadAndGood() {
        assertThatThrownBy(() -> READ.bad(0, "Good", "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsGoodOrZeroOrAbsentInADataValueIsLeftOut() {
        DataValue bare = new DataValue(new Variant(1, NODES.booleanNode(true), null), 0, null, 0, null, 0);
        DataValue bad = new DataValue(null, 0x8034_0000L, null, 0, "2026-11-22T19:46:06Z", 5);

        assertThat(written(WireForm.V1, READ.good(), new ReadResponse(List.of(bare, bad))))
                .endsWith("\"Body\":{\"Results\":[{\"Value\":{\"Type\":\"1\",\"Body\":\"true\"}},"
                        + "{\"Status\":\"2150891520\",\"ServerTimestamp\":\"2026-11-22T19:46:06Z\","
                        + "\"ServerPicoSeconds\":\"5\"}]}}");
        assertThat(written(WireForm.V2, READ.good(), new ReadResponse(List.of(bare))))
                .endsWith("{\"Results\":[{\"Value\":{\"Type\":1,\"Body\":true}}]}}");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfScalarInAValueTakesTheForm(WireForm form) {
        JsonNode body = NODES.arrayNode()
                .add(NODES.numberNode((short) 1))
                .add(NODES.numberNode(2))
                .add(NODES.numberNode(3_000_000_000L))
                .add(NODES.numberNode(new BigDecimal("0.10")))
                .add(NODES.numberNode(0.1f))
                .add(NODES.numberNode(23.5))
                .add(NODES.numberNode(Double.NaN))
                .add(NODES.numberNode(Float.NEGATIVE_INFINITY))
                .add(NODES.booleanNode(false))
                .add("9223372036854775807")
                .add(NODES.nullNode())
                .add(NODES.objectNode().put("Deep", 1));
        DataValue value = new DataValue(new Variant(24, body, List.of(3L, 4L)), 0, null, 0, null, 0);
        String v1 = "[\"1\",\"2\",\"3000000000\",\"0.10\",\"0.1\",\"23.5\",\"NaN\",\"-Infinity\",\"false\","
                + "\"9223372036854775807\",null,{\"Deep\":\"1\"}],\"Dimensions\":[\"3\",\"4\"]";
        String v2 = "[1,2,3000000000,0.10,0.1,23.5,\"NaN\",\"-Infinity\",false,"
                + "\"9223372036854775807\",null,{\"Deep\":1}],\"Dimensions\":[3,4]";

        assertThat(written(form, READ.good(), new ReadResponse(List.of(value))))
                .contains(form == WireForm.V1 ? v1 : v2);
    }

    @Test
    void textIsEscapedSoThatItComesBackAsItWas() {
        String text = "\u0000\"\\/\n\u2028\u20ac\uD83D\uDE00</script>";
        DataValue value = new DataValue(new Variant(12, NODES.stringNode(text), null), 0, null, 0, null, 0);

        String message = written(WireForm.V1, READ.good(), new ReadResponse(List.of(value)));

        assertThat(Examples.tree(message).at("/Body/Results/0/Value/Body").asString())
                .isEqualTo(text);
    }

    /** Servers may nest far deeper than clients may: Variants in structures in Variants. */
    @Test
    void whatAServerNestsDeeplyIsWritten() {
        int depth = 6_000;
        JsonNode value = NODES.numberNode(1);
        for (int i = 0; i < depth; i++) {
            value = NODES.arrayNode().add(value);
        }
        DataValue nested = new DataValue(new Variant(6, value, null), 0, null, 0, null, 0);

        String text = writer.write(WireForm.V2, READ.good(), new ReadResponse(List.of(nested)));

        assertThat(text).contains("[".repeat(depth) + "1" + "]".repeat(depth));
    }
}
