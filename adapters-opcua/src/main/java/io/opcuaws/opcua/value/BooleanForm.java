package io.opcuaws.opcua.value;

import tools.jackson.databind.JsonNode;

/** Boolean: {@code true} or {@code false}; on input also as a string in any case. */
final class BooleanForm implements Form<Boolean> {

    static final BooleanForm INSTANCE = new BooleanForm();

    private BooleanForm() {}

    @Override
    public JsonNode write(Boolean value) {
        return Json.NODES.booleanNode(value);
    }

    @Override
    public Boolean read(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        String text = json.isString() ? json.stringValue() : "";
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw BadValueException.because("must be a Boolean, true or false.");
    }
}
