package io.opcuaws.schemas.reference;

import static io.opcuaws.schemas.reference.Html.code;
import static io.opcuaws.schemas.reference.Html.escape;
import static io.opcuaws.schemas.reference.Html.link;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The page of an AsyncAPI document: an index, every operation with its messages and their examples, and the types. */
final class ReferencePage {

    private final JsonNode document;
    private final Html html;
    private final Types types;
    private final TypeView view;

    ReferencePage(JsonNode document) {
        this.document = document;
        this.html = new Html(Set.copyOf(messages().propertyNames()));
        this.types = new Types(document);
        this.view = new TypeView(html, types);
    }

    String text() {
        String title = escape(document.path("info").path("title").asString());
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s: all messages</title>
                <link rel="icon" href="icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="reference.css">
                <script type="module" src="search.js"></script>
                </head>
                <body>
                <a class="skip" href="#about">To the text</a>
                <nav id="index" aria-label="All messages">
                <p class="name"><a href="#about">%1$s</a></p>
                <p class="search" hidden><input type="search" id="search" placeholder="Search: press /" aria-label="Search messages, fields and types" autocomplete="off" spellcheck="false"></p>
                %2$s</nav>
                <main>
                %3$s%4$s%5$s</main>
                <a class="back" href="#index">Index</a>
                </body>
                </html>
                """.formatted(title, index(), about(title), groups(), sharedTypes());
    }

    private String index() {
        StringBuilder index = new StringBuilder();
        for (JsonNode group : groupNodes()) {
            String name = group.path("name").asString();
            index.append("<h2>").append(link(groupAnchor(name), name)).append("</h2>\n<ul>\n");
            operationsOf(name)
                    .forEach(operation -> index.append(indexEntry(
                            operation.getKey(),
                            operation.getValue().path("title").asString(),
                            words(operation.getValue()))));
            index.append("</ul>\n");
        }
        index.append("<h2>").append(link("types", "Types")).append("</h2>\n<ul>\n");
        types.shared()
                .forEach(type -> index.append(indexEntry(
                        Html.typeAnchor(type),
                        type,
                        String.join(" ", types.schema(type).path("properties").propertyNames()))));
        return index.append("</ul>\n<p id=\"nothing\" hidden>There is nothing of that name.</p>\n")
                .toString();
    }

    private static String indexEntry(String anchor, String text, String words) {
        return "<li data-words=\"" + escape((anchor + " " + words).toLowerCase(Locale.ROOT)) + "\">"
                + link(anchor, text) + "</li>\n";
    }

    /** What one may remember of an operation: names of its messages, their fields and types. */
    private String words(JsonNode operation) {
        return messagesOf(operation)
                .flatMap(name -> Stream.concat(
                        Stream.of(name),
                        types.ownedBy(name, message(name).path("payload")).stream()
                                .flatMap(type -> Stream.concat(
                                        Stream.of(type),
                                        types.schema(type).path("properties").propertyNames().stream()))))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private String about(String title) {
        JsonNode info = document.path("info");
        StringBuilder about = new StringBuilder("<header id=\"about\">\n<h1>" + title + " <small>"
                + escape(info.path("version").asString()) + "</small></h1>\n");
        about.append(html.paragraphs(info.path("description").asString()));
        about.append("<p>The same for programs: <a href=\"asyncapi.json\">asyncapi.json</a> (AsyncAPI ")
                .append(escape(document.path("asyncapi").asString()))
                .append("), from which this page is made.</p>\n<h2 id=\"connecting\">Connecting</h2>\n");
        document.path("servers").properties().forEach(server -> about.append(server(server.getValue())));
        JsonNode channel = document.path("channels").path("gateway");
        about.append(html.paragraphs(channel.path("summary").asString() + "\n\n"
                + channel.path("description").asString()));
        about.append(view.fields(channel.path("bindings").path("ws").path("headers")));
        return about.append("</header>\n").toString();
    }

    private String server(JsonNode server) {
        String url = server.path("protocol").asString() + "://"
                + server.path("host").asString() + server.path("pathname").asString();
        return "<p>" + code(url) + " "
                + html.text(server.path("title").asString() + ". "
                        + server.path("description").asString()) + "</p>\n";
    }

    private String groups() {
        StringBuilder text = new StringBuilder();
        for (JsonNode group : groupNodes()) {
            String name = group.path("name").asString();
            text.append("<section class=\"group\">\n<h2 id=\"")
                    .append(groupAnchor(name))
                    .append("\">")
                    .append(escape(name))
                    .append("</h2>\n")
                    .append(html.paragraphs(group.path("description").asString()));
            operationsOf(name).forEach(operation -> text.append(operation(operation.getKey(), operation.getValue())));
            text.append("</section>\n");
        }
        return text.toString();
    }

    private String operation(String anchor, JsonNode operation) {
        StringBuilder text = new StringBuilder("<section class=\"operation\" id=\"" + escape(anchor) + "\">\n<h3>"
                + link(anchor, operation.path("title").asString()) + " " + badges(operation) + "</h3>\n");
        messagesOf(operation).forEach(name -> text.append(message(operation, name)));
        return text.append("</section>\n").toString();
    }

    private String badges(JsonNode operation) {
        JsonNode traits =
                message(messagesOf(operation).findFirst().orElseThrow()).path("x-service");
        if (operation.path("action").asString().equals("send")) {
            return badge("told", "sent by the gateway");
        }
        if (traits.isMissingNode()) {
            return "";
        }
        return badge("session", traits.path("needsSession").asBoolean() ? "in a session" : "without a session")
                + (traits.path("changesPlant").asBoolean() ? badge("plant", "can change the plant") : "")
                + (traits.path("status").asString().equals("new") ? badge("new", "new") : "");
    }

    private static String badge(String kind, String text) {
        return "<span class=\"badge " + kind + "\">" + escape(text) + "</span> ";
    }

    private String message(JsonNode operation, String name) {
        JsonNode message = message(name);
        JsonNode payload = message.path("payload");
        StringBuilder text =
                new StringBuilder("<section class=\"message\" id=\"" + escape(name) + "\">\n<h4>" + link(name, name)
                        + "</h4>\n" + html.paragraphs(message.path("summary").asString()));
        if (!message.path("x-other-names").isEmpty()) {
            text.append("<p>Also spelled ")
                    .append(message.path("x-other-names").values().stream()
                            .map(other -> code(other.asString()))
                            .collect(Collectors.joining(", ")))
                    .append(".</p>\n");
        }
        text.append(parts(payload));
        for (String type : types.ownedBy(name, payload)) {
            text.append(view.section(type));
        }
        text.append(examples(message.path("examples").values().stream().toList()));
        if (operation.path("action").asString().equals("receive") && name.endsWith("Response")) {
            text.append("<p>")
                    .append(html.text("Or GW_ServiceFault, if the gateway cannot tell that it is this request."))
                    .append("</p>\n");
        }
        return text.append("</section>\n").toString();
    }

    /** Header and Body: what they are made of is a type. */
    private String parts(JsonNode payload) {
        StringBuilder parts = new StringBuilder("<ul class=\"parts\">\n");
        payload.path("properties").properties().stream()
                .filter(part -> part.getValue().isObject())
                .forEach(part -> parts.append("<li>")
                        .append(code(part.getKey()))
                        .append(": ")
                        .append(view.label(part.getValue()))
                        .append(". ")
                        .append(html.text(part.getValue().path("description").asString("")))
                        .append("</li>\n"));
        return parts.append("</ul>\n").toString();
    }

    private static String examples(List<JsonNode> examples) {
        StringBuilder text = new StringBuilder();
        if (!examples.isEmpty()) {
            text.append("<details open><summary>An example</summary>\n")
                    .append(Html.json(examples.get(0).path("payload")))
                    .append("</details>\n");
        }
        if (examples.size() > 1) {
            text.append("<details><summary>").append(examples.size() - 1).append(" more</summary>\n");
            examples.subList(1, examples.size())
                    .forEach(example -> text.append("<p class=\"case\">")
                            .append(escape(example.path("name").asString().replace('-', ' ')))
                            .append("</p>\n")
                            .append(Html.json(example.path("payload"))));
            text.append("</details>\n");
        }
        return text.toString();
    }

    private String sharedTypes() {
        return "<section class=\"group\">\n<h2 id=\"types\">Types</h2>\n<p>What several messages have in common.</p>\n"
                + types.shared().stream().map(view::section).collect(Collectors.joining())
                + "</section>\n";
    }

    private List<JsonNode> groupNodes() {
        return document.path("info").path("tags").values().stream().toList();
    }

    private static String groupAnchor(String group) {
        return "group-" + group.toLowerCase(Locale.ROOT);
    }

    private Stream<Map.Entry<String, JsonNode>> operationsOf(String group) {
        return document.path("operations").properties().stream()
                .filter(operation -> operation
                        .getValue()
                        .path("tags")
                        .path(0)
                        .path("name")
                        .asString()
                        .equals(group));
    }

    /** What an operation sends, and what answers it, but for the fault that can answer everything. */
    private static Stream<String> messagesOf(JsonNode operation) {
        return Stream.concat(
                        operation.path("messages").values().stream(),
                        operation.path("reply").path("messages").values().stream()
                                .limit(1))
                .map(reference -> reference.path("$ref").asString())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1));
    }

    private JsonNode messages() {
        return document.path("components").path("messages");
    }

    private JsonNode message(String name) {
        return messages().path(name);
    }
}
