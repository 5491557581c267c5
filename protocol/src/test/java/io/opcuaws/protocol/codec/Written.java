package io.opcuaws.protocol.codec;

import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Records as text: what the gateway would write of them. */
final class Written {

    private static final JsonMapper MAPPER = RecordMapper.MAPPER;

    private Written() {}

    static String as(WireForm form, Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new ScalarGenerator(MAPPER.createGenerator(text), form)) {
            MAPPER.writeValue(generator, value);
        }
        return text.toString();
    }
}
