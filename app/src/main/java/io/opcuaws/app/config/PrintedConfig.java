package io.opcuaws.app.config;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A configuration as YAML: every value that holds, and where it comes from. Secrets are masked. */
public final class PrintedConfig {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/][A-Za-z0-9_/.+-]*");

    private final StringBuilder text = new StringBuilder();

    private PrintedConfig() {}

    public static String of(Sections sections, Settings settings) {
        PrintedConfig printed = new PrintedConfig();
        printed.members("", sections.schema().shown(settings.written()));
        return printed.text.toString();
    }

    private void members(String indent, Node.Mapping map) {
        for (Map.Entry<String, Node> member : map.members().entrySet()) {
            text.append(indent).append(scalar(member.getKey())).append(':');
            value(indent, member.getValue());
        }
    }

    private void value(String indent, Node node) {
        if (node instanceof Node.Mapping map && !map.members().isEmpty()) {
            text.append('\n');
            members(indent + "  ", map);
        } else if (node instanceof Node.Sequence list
                && !list.elements().stream().allMatch(Node.Scalar.class::isInstance)) {
            text.append('\n');
            for (Node element : list.elements()) {
                text.append(indent).append("  -");
                value(indent + "  ", element);
            }
        } else {
            text.append(' ')
                    .append(flow(node))
                    .append(" # ")
                    .append(node.origin())
                    .append('\n');
        }
    }

    private static String flow(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar(scalar.text());
        }
        if (node instanceof Node.Sequence list) {
            return list.elements().stream().map(PrintedConfig::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return node instanceof Node.Mapping ? "{}" : "";
    }

    private static String scalar(String value) {
        if (PLAIN.matcher(value).matches() && !value.equals("null")) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').appendCodePoint(character);
            } else if (character < ' ') {
                quoted.append(String.format("\\x%02x", character));
            } else {
                quoted.appendCodePoint(character);
            }
        });
        return quoted.append('"').toString();
    }
}
