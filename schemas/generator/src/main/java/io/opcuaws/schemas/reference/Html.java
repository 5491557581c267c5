package io.opcuaws.schemas.reference;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Text and JSON as HTML. Nothing that goes through here can be mistaken for markup. */
final class Html {

    private static final Pattern PARAGRAPH = Pattern.compile("\n\n+");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern EMPHASIS = Pattern.compile("\\*([^*]+)\\*");
    private static final Pattern MESSAGE = Pattern.compile("\\bGW_\\w+");
    private static final Pattern TOKEN =
            Pattern.compile("(&quot;(?:(?!&quot;).)*&quot;)(?=\\s*:)|(&quot;(?:(?!&quot;)[^\\n])*&quot;)"
                    + "|(-?\\d[\\d.eE+-]*|\\b(?:true|false|null)\\b)");
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Set<String> messages;

    /** @param messages names that become links wherever they are in a text */
    Html(Set<String> messages) {
        this.messages = new TreeSet<>(messages);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    static String link(String anchor, String text) {
        return "<a href=\"#" + escape(anchor) + "\">" + escape(text) + "</a>";
    }

    /** Where a type is explained: it may have the name of an operation. */
    static String typeAnchor(String type) {
        return "type-" + type;
    }

    static String typeLink(String type) {
        return link(typeAnchor(type), type);
    }

    /** A text within a line: code between backticks, emphasis between asterisks, names of messages as links. */
    String text(String text) {
        String escaped = escape(text);
        escaped = CODE.matcher(escaped).replaceAll("<code>$1</code>");
        escaped = EMPHASIS.matcher(escaped).replaceAll("<em>$1</em>");
        return MESSAGE.matcher(escaped).replaceAll(this::messageLink);
    }

    private String messageLink(MatchResult found) {
        return messages.contains(found.group()) ? link(found.group(), found.group()) : found.group();
    }

    /** The same in paragraphs. */
    String paragraphs(String text) {
        StringBuilder paragraphs = new StringBuilder();
        for (String paragraph : PARAGRAPH.splitAsStream(text).toList()) {
            paragraphs.append("<p>").append(text(paragraph)).append("</p>\n");
        }
        return paragraphs.toString();
    }

    /** JSON to be read, its names, texts and other values told apart. */
    static String json(JsonNode value) {
        String text = escape(PRETTY.writeValueAsString(value));
        return "<pre tabindex=\"0\"><code>" + TOKEN.matcher(text).replaceAll(Html::token) + "</code></pre>\n";
    }

    private static String token(MatchResult found) {
        String kind = found.group(1) != null ? "k" : found.group(2) != null ? "t" : "n";
        return Matcher.quoteReplacement("<span class=\"" + kind + "\">" + found.group() + "</span>");
    }
}
