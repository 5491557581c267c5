package io.opcuaws.opcua.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class DateTimeFormTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-02-29T12:34:56.5Z",
                "2020-02-29T14:34:56.500+02:00",
                "2020-02-29T12:34:56.5",
                "2020-02-29T12:34:56.5000000Z"
            })
    void aTimeIsInItsZoneAndWithoutOneInUtc(String text) {
        assertThat(DateTimeForm.text(DateTimeForm.INSTANCE.read(JsonNodeFactory.instance.stringNode(text))))
                .isEqualTo("2020-02-29T12:34:56.5Z");
    }
}
