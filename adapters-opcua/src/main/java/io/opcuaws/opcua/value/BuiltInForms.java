package io.opcuaws.opcua.value;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.XmlElement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The forms of all 25 built-in types (OPC 10000-6, table 1), at one depth: those of what is inside a structure or a Variant are
 * others, so that what contains each other ends somewhere.
 */
final class BuiltInForms {

    /**
     * Of structures and Variants in each other. Milo allows as many Variants, but begins to count anew in each structure, and a
     * server could use up the stack. JSON may be five times as deep; its usual readers take 500.
     */
    static final int DEEPEST = 64;

    private final Map<OpcUaDataType, Form<?>> forms = new EnumMap<>(OpcUaDataType.class);
    private final Map<OpcUaDataType, Object> nulls = new EnumMap<>(OpcUaDataType.class);
    private final VariantForm variant = new VariantForm(this);
    private final DataValueForm dataValue = new DataValueForm(variant);
    private final NamespaceTable namespaces;
    private final Structures structures;
    private final int depth;
    private final NodeIdForm nodeId;
    private final ExtensionObjectForm extensionObject;

    /** Made when first needed; it does not matter if two threads make it. */
    private volatile @Nullable BuiltInForms deeper;

    BuiltInForms(NamespaceTable namespaces, Structures structures) {
        this(namespaces, structures, 0);
    }

    private BuiltInForms(NamespaceTable namespaces, Structures structures, int depth) {
        this.namespaces = namespaces;
        this.structures = structures;
        this.depth = depth;
        nodeId = new NodeIdForm(namespaces);
        extensionObject = new ExtensionObjectForm(nodeId, structures, this);
        forms.put(OpcUaDataType.Boolean, BooleanForm.INSTANCE);
        forms.put(OpcUaDataType.SByte, IntegerForm.SBYTE);
        forms.put(OpcUaDataType.Byte, IntegerForm.BYTE);
        forms.put(OpcUaDataType.Int16, IntegerForm.INT16);
        forms.put(OpcUaDataType.UInt16, IntegerForm.UINT16);
        forms.put(OpcUaDataType.Int32, IntegerForm.INT32);
        forms.put(OpcUaDataType.UInt32, IntegerForm.UINT32);
        forms.put(OpcUaDataType.Int64, IntegerForm.INT64);
        forms.put(OpcUaDataType.UInt64, IntegerForm.UINT64);
        forms.put(OpcUaDataType.Float, FloatingForm.FLOAT);
        forms.put(OpcUaDataType.Double, FloatingForm.DOUBLE);
        forms.put(OpcUaDataType.String, TextForms.STRING);
        forms.put(OpcUaDataType.DateTime, DateTimeForm.INSTANCE);
        forms.put(OpcUaDataType.Guid, GuidForm.INSTANCE);
        forms.put(OpcUaDataType.ByteString, ByteStringForm.INSTANCE);
        forms.put(OpcUaDataType.XmlElement, TextForms.XML_ELEMENT);
        forms.put(OpcUaDataType.NodeId, nodeId);
        forms.put(OpcUaDataType.ExpandedNodeId, ExpandedNodeIdForm.INSTANCE);
        forms.put(OpcUaDataType.StatusCode, StatusCodeForm.INSTANCE);
        forms.put(OpcUaDataType.QualifiedName, QualifiedNameForm.INSTANCE);
        forms.put(OpcUaDataType.LocalizedText, LocalizedTextForm.INSTANCE);
        forms.put(OpcUaDataType.ExtensionObject, extensionObject);
        forms.put(OpcUaDataType.DataValue, dataValue);
        forms.put(OpcUaDataType.Variant, variant);
        forms.put(OpcUaDataType.DiagnosticInfo, DiagnosticInfoForm.INSTANCE);
        nulls.put(OpcUaDataType.ByteString, ByteString.NULL_VALUE);
        nulls.put(OpcUaDataType.XmlElement, XmlElement.NULL_VALUE);
        nulls.put(OpcUaDataType.NodeId, NodeId.NULL_VALUE);
        nulls.put(OpcUaDataType.ExpandedNodeId, ExpandedNodeId.NULL_VALUE);
        nulls.put(OpcUaDataType.QualifiedName, QualifiedName.NULL_VALUE);
        nulls.put(OpcUaDataType.LocalizedText, LocalizedText.NULL_VALUE);
        nulls.put(OpcUaDataType.ExtensionObject, ExtensionObjectForm.NULL);
        nulls.put(OpcUaDataType.DataValue, new DataValue(Variant.NULL_VALUE));
        nulls.put(OpcUaDataType.Variant, Variant.NULL_VALUE);
        nulls.put(OpcUaDataType.DiagnosticInfo, DiagnosticInfo.NULL_VALUE);
    }

    VariantForm variant() {
        return variant;
    }

    DataValueForm dataValue() {
        return dataValue;
    }

    ExtensionObjectForm extensionObject() {
        return extensionObject;
    }

    NodeIdForm nodeId() {
        return nodeId;
    }

    /** The forms of what is inside a structure or a Variant; null if that is too deep. */
    @Nullable
    BuiltInForms deeper() {
        BuiltInForms made = deeper;
        if (made == null && depth < DEEPEST) {
            made = new BuiltInForms(namespaces, structures, depth + 1);
            deeper = made;
        }
        return made;
    }

    /** A scalar as JSON; Milo's null stands for a null String or DiagnosticInfo. */
    JsonNode write(OpcUaDataType type, @Nullable Object value) {
        return value == null ? Json.NODES.nullNode() : form(type).write(value);
    }

    Object read(OpcUaDataType type, JsonNode json) {
        return form(type).read(json);
    }

    /**
     * A scalar from JSON, where JSON's null or nothing stands for the type's own null.
     *
     * @throws BadValueException also if the type has no null
     */
    @Nullable
    Object readOrNull(OpcUaDataType type, JsonNode json) {
        if (!Json.isAbsent(json)) {
            return read(type, json);
        }
        if (type == OpcUaDataType.String) {
            return null;
        }
        Object ownNull = nulls.get(type);
        if (ownNull == null) {
            throw BadValueException.because("must be a value, as the type has no null.");
        }
        return ownNull;
    }

    @SuppressWarnings("unchecked") // each form was put under the type whose Java class it takes
    private Form<Object> form(OpcUaDataType type) {
        Form<?> form = forms.get(type);
        if (form == null) {
            throw new IllegalStateException("no form for " + type);
        }
        return (Form<Object>) form;
    }
}
