package io.opcuaws.opcua.value;

import java.util.Set;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** DataValue: its members by their names; a Good status, no timestamp and zero picoseconds are left out. */
final class DataValueForm implements Form<DataValue> {

    static final String VALUE = "Value";
    static final String STATUS = "Status";
    static final String SOURCE_TIMESTAMP = "SourceTimestamp";
    static final String SOURCE_PICOSECONDS = "SourcePicoSeconds";
    static final String SERVER_TIMESTAMP = "ServerTimestamp";
    static final String SERVER_PICOSECONDS = "ServerPicoSeconds";
    private static final Set<String> MEMBERS =
            Set.of(VALUE, STATUS, SOURCE_TIMESTAMP, SOURCE_PICOSECONDS, SERVER_TIMESTAMP, SERVER_PICOSECONDS);

    private final Form<Variant> variant;

    DataValueForm(Form<Variant> variant) {
        this.variant = variant;
    }

    @Override
    public JsonNode write(DataValue value) {
        ObjectNode object = Json.NODES.objectNode();
        if (value.value().isNotNull()) {
            object.set(VALUE, variant.write(value.value()));
        }
        if (value.statusCode().value() != 0) {
            object.set(STATUS, StatusCodeForm.INSTANCE.write(value.statusCode()));
        }
        put(object, SOURCE_TIMESTAMP, timestamp(value.sourceTime()));
        put(object, SOURCE_PICOSECONDS, value.sourcePicoseconds());
        put(object, SERVER_TIMESTAMP, timestamp(value.serverTime()));
        put(object, SERVER_PICOSECONDS, value.serverPicoseconds());
        return object;
    }

    private static void put(ObjectNode object, String member, @Nullable String text) {
        if (text != null) {
            object.put(member, text);
        }
    }

    private static void put(ObjectNode object, String member, @Nullable UShort picoseconds) {
        if (picoseconds(picoseconds) != 0) {
            object.put(member, picoseconds(picoseconds));
        }
    }

    /** A timestamp as text; null where there is none, which Milo also tells as the earliest time or one before it. */
    static @Nullable String timestamp(@Nullable DateTime time) {
        return time == null || time.getUtcTime() <= 0 ? null : DateTimeForm.text(time);
    }

    static int picoseconds(@Nullable UShort picoseconds) {
        return picoseconds == null ? 0 : picoseconds.intValue();
    }

    @Override
    public DataValue read(JsonNode json) {
        Json.object(json, "a DataValue", MEMBERS);
        return new DataValue(
                Json.member(json, VALUE, variant, Variant.NULL_VALUE),
                Json.member(json, STATUS, StatusCodeForm.INSTANCE, StatusCode.GOOD),
                Json.optional(json, SOURCE_TIMESTAMP, DateTimeForm.INSTANCE),
                Json.optional(json, SOURCE_PICOSECONDS, IntegerForm.UINT16),
                Json.optional(json, SERVER_TIMESTAMP, DateTimeForm.INSTANCE),
                Json.optional(json, SERVER_PICOSECONDS, IntegerForm.UINT16));
    }
}
