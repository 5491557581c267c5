package io.opcuaws.opcua.value;

import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import tools.jackson.databind.JsonNode;

/** StatusCode: its number. */
final class StatusCodeForm implements Form<StatusCode> {

    static final StatusCodeForm INSTANCE = new StatusCodeForm();

    private StatusCodeForm() {}

    @Override
    public JsonNode write(StatusCode value) {
        return Json.NODES.numberNode(value.value());
    }

    @Override
    public StatusCode read(JsonNode json) {
        UInteger number = IntegerForm.UINT32.read(json);
        return new StatusCode(number.longValue());
    }
}
