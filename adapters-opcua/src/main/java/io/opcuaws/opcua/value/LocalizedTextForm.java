package io.opcuaws.opcua.value;

import java.util.Set;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** LocalizedText: {@code Locale} and {@code Text}, each left out if null. */
final class LocalizedTextForm implements Form<LocalizedText> {

    static final LocalizedTextForm INSTANCE = new LocalizedTextForm();

    private static final String LOCALE = "Locale";
    private static final String TEXT = "Text";

    private LocalizedTextForm() {}

    @Override
    public JsonNode write(LocalizedText value) {
        ObjectNode object = Json.NODES.objectNode();
        put(object, LOCALE, value.locale());
        put(object, TEXT, value.text());
        return object;
    }

    private static void put(ObjectNode object, String member, @Nullable String text) {
        if (text != null) {
            object.put(member, text);
        }
    }

    @Override
    public LocalizedText read(JsonNode json) {
        Json.object(json, "a LocalizedText", Set.of(LOCALE, TEXT));
        return new LocalizedText(
                Json.optional(json, LOCALE, TextForms.STRING), Json.optional(json, TEXT, TextForms.STRING));
    }
}
