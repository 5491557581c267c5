package io.opcuaws.opcua.value;

import java.util.Base64;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** ByteString: base64. A null ByteString is JSON's null. */
final class ByteStringForm implements Form<ByteString> {

    static final ByteStringForm INSTANCE = new ByteStringForm();

    private ByteStringForm() {}

    @Override
    public JsonNode write(ByteString value) {
        byte @Nullable [] bytes = value.bytes();
        return bytes == null
                ? Json.NODES.nullNode()
                : Json.NODES.stringNode(Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public ByteString read(JsonNode json) {
        if (!json.isString()) {
            throw complaint();
        }
        try {
            return ByteString.of(Base64.getDecoder().decode(json.stringValue()));
        } catch (IllegalArgumentException e) {
            throw complaint();
        }
    }

    private static BadValueException complaint() {
        return BadValueException.because("must be a ByteString in base64.");
    }
}
