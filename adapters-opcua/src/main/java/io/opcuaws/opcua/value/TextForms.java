package io.opcuaws.opcua.value;

import org.eclipse.milo.opcua.stack.core.types.builtin.XmlElement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The two types that are text in JSON as they are in OPC UA. */
final class TextForms {

    /** String. A null String has no Java object to be written. */
    static final Form<String> STRING = new Form<>() {
        @Override
        public JsonNode write(String value) {
            return Json.NODES.stringNode(value);
        }

        @Override
        public String read(JsonNode json) {
            return Json.string(json, "a String");
        }
    };

    /** XmlElement: its text. A null XmlElement is JSON's null. */
    static final Form<XmlElement> XML_ELEMENT = new Form<>() {
        @Override
        public JsonNode write(XmlElement value) {
            @Nullable String fragment = value.getFragment();
            return fragment == null ? Json.NODES.nullNode() : Json.NODES.stringNode(fragment);
        }

        @Override
        public XmlElement read(JsonNode json) {
            return new XmlElement(Json.string(json, "an XmlElement"));
        }
    };

    private TextForms() {}
}
