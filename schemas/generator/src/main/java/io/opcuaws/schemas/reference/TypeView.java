package io.opcuaws.schemas.reference;

import static io.opcuaws.schemas.reference.Html.code;
import static io.opcuaws.schemas.reference.Html.escape;
import static io.opcuaws.schemas.reference.Html.typeAnchor;
import static io.opcuaws.schemas.reference.Html.typeLink;

import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Types as HTML: a table of their fields, or what their values must be. */
final class TypeView {

    private final Html html;
    private final Types types;

    TypeView(Html html, Types types) {
        this.html = html;
        this.types = types;
    }

    /** A type under its name. */
    String section(String name) {
        JsonNode schema = types.schema(name);
        return "<section class=\"type\" id=\"" + escape(typeAnchor(name)) + "\">\n<h4>" + typeLink(name) + "</h4>\n"
                + html.paragraphs(schema.path("description").asString("")) + body(schema) + "</section>\n";
    }

    private String body(JsonNode schema) {
        String base = Types.referredTo(schema);
        String like = base.isEmpty() ? "" : "<p>As " + typeLink(base) + ".</p>\n";
        if (!schema.path("properties").isEmpty()) {
            return like + fields(schema);
        }
        return base.isEmpty() ? "<p class=\"must\">It is " + label(schema) + ".</p>\n" : like;
    }

    /** The fields of an object. */
    String fields(JsonNode schema) {
        if (schema.path("properties").isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("<table class=\"fields\">\n<thead><tr><th scope=\"col\">field</th>"
                + "<th scope=\"col\">is</th><th scope=\"col\">says</th></tr></thead>\n<tbody>\n");
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            boolean required = schema.path("required").values().stream()
                    .anyMatch(name -> name.asString().equals(field.getKey()));
            table.append(row(field.getKey(), field.getValue(), required));
        }
        return table.append("</tbody>\n</table>\n").toString();
    }

    private String row(String name, JsonNode field, boolean required) {
        return "<tr><th scope=\"row\">" + code(name) + (required ? " <span class=\"required\">required</span>" : "")
                + (field.path("x-secret").asBoolean(false) ? " <span class=\"secret\">secret</span>" : "")
                + "</th><td>" + label(field)
                + (field.has("default")
                        ? "<br>default " + code(field.path("default").toString())
                        : "")
                + "</td><td>" + html.text(description(field)) + "</td></tr>\n";
    }

    private String description(JsonNode field) {
        String own = field.path("description").asString("");
        return own.isEmpty()
                ? types.schema(Types.referredTo(field)).path("description").asString("")
                : own;
    }

    /** In a few words what a value must be. */
    String label(JsonNode schema) {
        String reference = Types.referredTo(schema);
        if (!reference.isEmpty()) {
            return typeLink(reference);
        }
        if (schema.path("items").isObject()) {
            return "array of " + label(schema.path("items"));
        }
        if (schema.path("enum").isArray()) {
            return schema.path("enum").values().stream()
                    .map(value -> code(value.toString()))
                    .collect(Collectors.joining(" or "));
        }
        if (schema.has("const")) {
            return code(schema.path("const").toString());
        }
        if (schema.path("title").isString()) {
            return html.text(schema.path("title").asString());
        }
        if (schema.path("type").isArray()) {
            return schema.path("type").values().stream().map(JsonNode::asString).collect(Collectors.joining(" or "));
        }
        return escape(schema.path("type").asString("any JSON"));
    }
}
