package io.opcuaws.opcua.value;

import java.util.Set;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** QualifiedName: {@code Name}, and {@code Uri}, which is the index of the namespace and left out for 0. */
final class QualifiedNameForm implements Form<QualifiedName> {

    static final QualifiedNameForm INSTANCE = new QualifiedNameForm();

    private static final String NAME = "Name";
    private static final String URI = "Uri";

    private QualifiedNameForm() {}

    @Override
    public JsonNode write(QualifiedName value) {
        ObjectNode object = Json.NODES.objectNode();
        @Nullable String name = value.name();
        if (name != null) {
            object.put(NAME, name);
        }
        int namespace = value.namespaceIndex().intValue();
        if (namespace != 0) {
            object.put(URI, namespace);
        }
        return object;
    }

    @Override
    public QualifiedName read(JsonNode json) {
        Json.object(json, "a QualifiedName", Set.of(NAME, URI));
        UShort namespace = Json.member(json, URI, IntegerForm.UINT16, UShort.MIN);
        return new QualifiedName(namespace, Json.optional(json, NAME, TextForms.STRING));
    }
}
