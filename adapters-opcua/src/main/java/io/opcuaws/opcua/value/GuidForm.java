package io.opcuaws.opcua.value;

import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Guid: its usual text, written in lower case, read in any. */
final class GuidForm implements Form<UUID> {

    static final GuidForm INSTANCE = new GuidForm();

    /** Java itself would take shorter groups and fill them up. */
    private static final Pattern GUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private GuidForm() {}

    @Override
    public JsonNode write(UUID value) {
        return Json.NODES.stringNode(value.toString());
    }

    @Override
    public UUID read(JsonNode json) {
        if (!json.isString() || !GUID.matcher(json.stringValue()).matches()) {
            throw BadValueException.because("must be a Guid, e.g. \"72962b91-fa75-4ae6-8d28-b404dc7daf63\".");
        }
        return UUID.fromString(json.stringValue());
    }
}
