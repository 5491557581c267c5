package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opcuaws.domain.port.FailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nothing is narrowed silently: what does not fit its type is refused, with the place where it stands. */
class BadValueTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final VariantForm variant = Forms.standard().variant();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {'Type':3,'Body':256}                                   | /Body: must be a Byte, 0 to 255.
        {'Type':'5','Body':'-1'}                                | /Body: must be a UInt16, 0 to 65535.
        {'Type':6,'Body':1.5}                                   | /Body: must be an Int32
        {'Type':6,'Body':[1,2,'x']}                             | /Body/2: must be an Int32
        {'Type':6}                                              | /Body: must be a value
        {'Type':6,'Body':null}                                  | /Body: must be a value
        {'Type':1,'Body':'yes'}                                 | /Body: must be a Boolean
        {'Type':8,'Body':'9223372036854775808'}                 | /Body: must be an Int64
        {'Type':10,'Body':1e39}                                 | /Body: must be a Float
        {'Type':11,'Body':'1e999'}                              | /Body: must be a Double
        {'Type':11,'Body':'one'}                                | /Body: must be a Double
        {'Type':12,'Body':5}                                    | /Body: must be a String
        {'Type':13,'Body':'yesterday'}                          | /Body: must be a DateTime
        {'Type':13,'Body':'2026-01-01'}                         | /Body: must be a DateTime
        {'Type':13,'Body':'2026-01-01T00:00:00.12345678Z'}      | /Body: must be a DateTime with at most 7
        {'Type':14,'Body':'1-1-1-1-1'}                          | /Body: must be a Guid
        {'Type':15,'Body':'***'}                                | /Body: must be a ByteString in base64.
        {'Type':17,'Body':{'Id':-1}}                            | /Body/Id: must be a UInt32
        {'Type':17,'Body':'ns=2'}                               | /Body: must be a NodeId
        {'Type':17,'Body':{'Id':1,'Namespace':'urn:unknown'}}   | /Body: must be a namespace that the server has.
        {'Type':20,'Body':{'Nmae':'x'}}                         | /Body/Nmae: must be a QualifiedName
        {'Type':23,'Body':{'Status':-5}}                        | /Body/Status: must be a UInt32
        {'Type':24,'Body':{'Type':1,'Body':true}}               | /Body: must be an array
        {'Type':26,'Body':1}                                    | /Type: must be the number of a built-in type
        {'Body':1}                                              | /Type: must be an Int32
        {'Type':6,'Body':[1,2,3],'Dimensions':[2,2]}            | /Dimensions: must be two or more lengths
        {'Type':6,'Body':[1,2],'Dimensions':[-1,-2]}            | /Dimensions: must be two or more lengths
        {'Type':6,'Body':1e999}                                 | /Body: must be an Int32
        {'Type':6,'Body':1,'Dimensions':[1,1]}                  | /Body: must be the flat array
        {'Type':0,'Body':1}                                     | /Body: must not be there
        [1]                                                     | : must be a Variant
        """, quoteCharacter = '`')
    void theComplaintNamesThePlaceAndTheType(String json, String complaint) {
        assertThatExceptionOfType(BadValueException.class)
                .isThrownBy(() -> variant.read(json(json)))
                .withMessageStartingWith(complaint);
    }

    @Test
    void theComplaintAnswersTheRequest() {
        assertThatExceptionOfType(BadValueException.class)
                .isThrownBy(() -> variant.read(json("{'Type':6,'Body':'secret'}")))
                .satisfies(bad -> {
                    FailureException answer = bad.at("/Body/NodesToWrite/3/Value/Value");
                    assertThat(answer)
                            .hasMessageStartingWith(
                                    "BadInvalidArgument: /Body/NodesToWrite/3/Value/Value/Body: must be")
                            .hasMessageNotContaining("secret");
                });
    }

    private static JsonNode json(String text) {
        return MAPPER.readTree(text.replace('\'', '"'));
    }
}
