package io.opcuaws.opcua.value;

import java.util.Set;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** DiagnosticInfo: its members by their names in OPC 10000-6; an index of -1 means that there is none and is left out. */
final class DiagnosticInfoForm implements Form<DiagnosticInfo> {

    static final DiagnosticInfoForm INSTANCE = new DiagnosticInfoForm();

    private static final String SYMBOLIC_ID = "SymbolicId";
    private static final String NAMESPACE_URI = "NamespaceUri";
    private static final String LOCALE = "Locale";
    private static final String LOCALIZED_TEXT = "LocalizedText";
    private static final String ADDITIONAL_INFO = "AdditionalInfo";
    private static final String INNER_STATUS_CODE = "InnerStatusCode";
    private static final String INNER_DIAGNOSTIC_INFO = "InnerDiagnosticInfo";
    private static final Set<String> MEMBERS = Set.of(
            SYMBOLIC_ID,
            NAMESPACE_URI,
            LOCALE,
            LOCALIZED_TEXT,
            ADDITIONAL_INFO,
            INNER_STATUS_CODE,
            INNER_DIAGNOSTIC_INFO);
    private static final int NONE = -1;

    private DiagnosticInfoForm() {}

    @Override
    public JsonNode write(DiagnosticInfo value) {
        ObjectNode object = Json.NODES.objectNode();
        put(object, SYMBOLIC_ID, value.symbolicId());
        put(object, NAMESPACE_URI, value.namespaceUri());
        put(object, LOCALE, value.locale());
        put(object, LOCALIZED_TEXT, value.localizedText());
        if (value.additionalInfo() != null) {
            object.put(ADDITIONAL_INFO, value.additionalInfo());
        }
        if (value.innerStatusCode() != null) {
            object.set(INNER_STATUS_CODE, StatusCodeForm.INSTANCE.write(value.innerStatusCode()));
        }
        if (value.innerDiagnosticInfo() != null) {
            object.set(INNER_DIAGNOSTIC_INFO, write(value.innerDiagnosticInfo()));
        }
        return object;
    }

    private static void put(ObjectNode object, String member, int index) {
        if (index != NONE) {
            object.put(member, index);
        }
    }

    @Override
    public DiagnosticInfo read(JsonNode json) {
        Json.object(json, "a DiagnosticInfo", MEMBERS);
        return new DiagnosticInfo(
                Json.member(json, NAMESPACE_URI, IntegerForm.INT32, NONE),
                Json.member(json, SYMBOLIC_ID, IntegerForm.INT32, NONE),
                Json.member(json, LOCALE, IntegerForm.INT32, NONE),
                Json.member(json, LOCALIZED_TEXT, IntegerForm.INT32, NONE),
                Json.optional(json, ADDITIONAL_INFO, TextForms.STRING),
                Json.optional(json, INNER_STATUS_CODE, StatusCodeForm.INSTANCE),
                Json.optional(json, INNER_DIAGNOSTIC_INFO, this));
    }
}
