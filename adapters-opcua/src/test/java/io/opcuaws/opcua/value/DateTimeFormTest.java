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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1601-01-01T00:00:00.0000001Z",
                "1969-12-31T23:59:59.9999999Z",
                "1970-01-01T00:00:00Z",
                "2020-02-29T12:34:56Z",
                "2020-02-29T12:34:56.0000010Z",
                "2020-02-29T12:34:56.12345Z",
                "9999-12-31T23:59:58.9999999Z"
            })
    void aTimeIsWrittenToThe100NanosecondsWithoutZerosAtItsEnd(String text) {
        assertThat(DateTimeForm.text(DateTimeForm.INSTANCE.read(JsonNodeFactory.instance.stringNode(text))))
                .isEqualTo(text.replaceFirst("(\\.\\d*?)0+Z$", "$1Z"));
    }
}
