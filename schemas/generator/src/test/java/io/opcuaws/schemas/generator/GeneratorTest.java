package io.opcuaws.schemas.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How schemas are read: the text that comes of them, and what is refused because it would come out wrong. */
final class GeneratorTest {

    @TempDir
    private Path folder;

    private Schemas schemas;

    @BeforeEach
    void begin() {
        schemas = new Schemas(folder);
    }

    // --- types

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'type': 'string'|String",
                "'type': ['integer','string'], 'minimum': 0, 'maximum': 4294967295|Long",
                "'type': 'integer', 'minimum': -2147483648, 'maximum': 2147483647|Integer",
                "'type': ['number','string']|Double",
                "'type': ['boolean','string']|Boolean",
                "'type': ['string','number'], 'x-value': 'text'|String",
                "'type': 'string', 'enum': ['A']|String",
                "'type': 'array', 'items': { 'type': 'string' }|List<String>",
                "'type': 'array', 'items': { 'type': 'array', 'items': { 'type': 'boolean' } }|List<List<Boolean>>",
                "'title': 'anything'|JsonNode"
            },
            quoteCharacter = '`')
    void anOptionalPropertyIsANullableComponent(String schema, String type) {
        schemas.request("'Some': { 'description': 'Some.', " + schema + " }");

        assertThat(schemas.generated("TestRequest")).contains("@JsonProperty(\"Some\") @Nullable " + type + " some)");
    }

    @Test
    void aRequiredScalarIsAPrimitive() {
        schemas.message(
                "GW_TestRequest",
                "",
                "'TestRequest': { 'description': 'T.', 'type': 'object', 'required': ['N', 'S'], 'properties': {"
                        + "'N': { 'description': 'N.', 'type': 'integer', 'minimum': 0, 'maximum': 9 },"
                        + "'S': { 'description': 'S.', 'type': 'string' } } }");

        assertThat(schemas.generated("TestRequest"))
                .contains("@JsonProperty(value = \"N\", required = true) int n,")
                .contains("@JsonProperty(value = \"S\", required = true) String s)")
                .contains("Objects.requireNonNull(s);");
    }

    @Test
    void aReferenceToAScalarOfAnotherFileIsThatScalar() {
        schemas.type(
                        "scalars",
                        "'Id': { 'description': 'An id.', 'type': ['integer', 'string'], 'minimum': 0, 'maximum': 9 }")
                .request("'A': { '$ref': 'urn:test:scalars#/$defs/Id', 'description': 'An id.' }");

        assertThat(schemas.generated("TestRequest")).contains("@Nullable Integer a)");
        assertThat(schemas.generate()).doesNotContainKey("io/opcuaws/protocol/message/Id.java");
    }

    @Test
    void aReferenceToAnObjectOrAnEnumMakesATypeAndSoDoItsOwnReferences() {
        schemas.type(
                        "shared",
                        "'Outer': { 'description': 'Outer.', 'type': ['object', 'string'], 'properties': {"
                                + " 'Kind': { '$ref': '#/$defs/Kind', 'description': 'Kind.' } } },"
                                + "'Kind': { 'description': 'Kinds.', 'type': 'string',"
                                + " 'enum': ['One', 'SignAndEncrypt', 'http://x/P#Aes128_Sha256_RsaOaep'] },"
                                + "'Unused': { 'description': 'Unused.', 'type': 'object' }")
                .request("'A': { '$ref': 'urn:test:shared#/$defs/Outer', 'description': 'An outer one.' }");

        assertThat(schemas.generated("TestRequest")).contains("@Nullable Outer a)");
        assertThat(schemas.generated("Outer")).contains("@Nullable Kind kind)");
        assertThat(schemas.generated("Kind"))
                .contains("@JsonProperty(\"One\") ONE(\"One\")")
                .contains("SIGN_AND_ENCRYPT(\"SignAndEncrypt\")")
                .contains("AES128_SHA256_RSA_OAEP(\"http://x/P#Aes128_Sha256_RsaOaep\")");
        assertThat(schemas.generate()).doesNotContainKey("io/opcuaws/protocol/message/Unused.java");
    }

    @Test
    void aDefinitionThatOnlyNarrowsAnotherIsThatOther() {
        schemas.request("");

        assertThat(schemas.generate())
                .containsKey("io/opcuaws/protocol/message/Header.java")
                .doesNotContainKey("io/opcuaws/protocol/message/Narrow.java");
    }

    // --- messages and services

    @Test
    void aServicesRequestAndResponseAreMarkedAndListed() {
        schemas.message(
                        "GW_BrowseNextRequest",
                        "'x-service': { 'needsSession': true, 'changesPlant': false }, ",
                        Schemas.body("BrowseNextRequest", ""))
                .message("GW_BrowseNextResponse", "", Schemas.body("BrowseNextResponse", ""))
                .message("GW_LoginRequest", "", Schemas.body("LoginRequest", ""))
                .message("GW_LoginResponse", "", Schemas.body("LoginResponse", ""));

        assertThat(schemas.generated("BrowseNextRequest"))
                .contains("implements RequestBody, ServiceRequest")
                .contains("return Service.BROWSE_NEXT;");
        assertThat(schemas.generated("BrowseNextResponse")).contains("implements ResponseBody, ServiceResponse");
        assertThat(schemas.generated("LoginRequest")).contains("implements RequestBody {");
        assertThat(schemas.generated("LoginResponse")).contains("implements ResponseBody {");
        assertThat(schemas.generated("RequestBody")).contains("permits BrowseNextRequest, LoginRequest");
        assertThat(schemas.generate().get("io/opcuaws/protocol/Service.java"))
                .contains("BROWSE_NEXT(\"BrowseNext\", true, false);");
        assertThat(schemas.generated("MessageType"))
                .contains("BROWSE_NEXT_RESPONSE(\"GW_BrowseNextResponse\", BrowseNextResponse.class)");
    }

    @Test
    void aNotifyKnowsItsMessageAndANotificationIsMarked() {
        schemas.message("GW_StatusNotify", "", Schemas.body("StatusNotify", ""))
                .message("GW_DataNotify", "'x-notification': true, ", Schemas.body("DataNotify", ""));

        assertThat(schemas.generated("StatusNotify"))
                .contains("implements NotifyBody {")
                .contains("return MessageType.STATUS_NOTIFY;");
        assertThat(schemas.generated("DataNotify")).contains("implements NotifyBody, Notification {");
    }

    /** A message under a second name has the same body: no second record, no second service. */
    @Test
    void twoMessagesCanShareABody() {
        schemas.message(
                "GW_FirstRequest",
                "'x-service': { 'needsSession': false, 'changesPlant': true }, ",
                Schemas.body("FirstRequest", ""));
        schemas.message(
                "GW_SecondRequest", "", "'SecondRequest': { '$ref': 'urn:test:GW_FirstRequest#/$defs/FirstRequest' }");

        assertThat(schemas.generated("MessageType"))
                .contains("FIRST_REQUEST(\"GW_FirstRequest\", FirstRequest.class)")
                .contains("SECOND_REQUEST(\"GW_SecondRequest\", FirstRequest.class)");
        assertThat(schemas.generated("RequestBody")).contains("permits FirstRequest {");
    }

    @Test
    void descriptionsBecomeJavadocEvenIfTheyLookLikeCode() {
        schemas.request("'A': { 'type': 'string', 'description': 'Less < more & {@code x} */ $T @see' }");

        assertThat(schemas.generated("TestRequest"))
                .contains("@param a Less &lt; more &amp; {&#64;code x} *&#47; $T &#64;see");
    }

    @Test
    void theSameSchemasAlwaysGiveTheSameText() {
        schemas.request(
                "'B': { 'type': 'string', 'description': 'B.' }, 'A': { 'type': 'string', 'description': 'A.' }");

        assertThat(schemas.generate()).isEqualTo(schemas.generate());
        assertThat(schemas.generated("TestRequest")).contains("@JsonPropertyOrder({ \"B\", \"A\" })");
    }

    // --- refusals

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'A': { 'type': 'string' }|property A has no description",
                "'A': { 'description': 'A.', 'type': 'integer' }|needs a minimum and a maximum",
                "'A': { 'description': 'A.', 'oneOf': [] }|several shapes",
                "'A': { 'description': 'A.', 'anyOf': [] }|several shapes",
                "'A': { 'description': 'A.', 'type': 'object' }|needs a name of its own",
                "'A': { 'description': 'A.', '$ref': '#/$defs/No' }|refers to nothing",
                "'A': { 'description': 'A.', '$ref': 'urn:test:no#/$defs/No' }|refers to nothing",
                "'A': { 'description': 'A.', '$ref': '#/properties/A' }|does not refer to an element of $defs",
                "'Class': { 'description': 'A.', 'type': 'string' }|cannot be the name of a record's component",
                "'A': { 'description': 'A.', 'title': 'x', 'default': 1 }|only scalars, enums and lists",
                "'A': { 'description': 'A.', 'type': 'array', 'items': {}, 'default': [1] }|only scalars, enums and lists"
            },
            quoteCharacter = '`')
    void whatHasNoFaithfulJavaFormIsRefused(String properties, String reason) {
        schemas.request(properties);

        assertThatThrownBy(schemas::generate)
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void twoDefinitionsOfOneNameAreRefused() {
        schemas.type("one", Schemas.body("Same", ""))
                .type("two", Schemas.body("Same", ""))
                .request("'A': { 'description': 'A.', '$ref': 'urn:test:one#/$defs/Same' },"
                        + "'B': { 'description': 'B.', '$ref': 'urn:test:two#/$defs/Same' }");

        assertThatThrownBy(schemas::generate).hasMessage("Same is defined in one.json and in two.json");
    }

    @Test
    void aServiceMustSayBothOfItsTraits() {
        schemas.message("GW_TestRequest", "'x-service': { 'needsSession': true }, ", Schemas.body("TestRequest", ""));

        assertThatThrownBy(schemas::generate).hasMessage("GW_TestRequest.json: x-service must say changesPlant");
    }

    @Test
    void aMessageMustBeOfAKnownKind() {
        schemas.message("GW_TestQuestion", "", Schemas.body("TestQuestion", ""));

        assertThatThrownBy(schemas::generate)
                .hasMessage("GW_TestQuestion.json: a message is a Request, a Response, a Notify or a Fault");
    }
}
