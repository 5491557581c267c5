package io.opcuaws.app.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * One request of a client of an older gateway with the same messages, as it was recorded, and what the answer must look like.
 *
 * <p>The requests are those of the recording, one of each kind, with the nodes of our demo server instead of the recorded
 * server's. A text that begins with {@code $} stands for what an earlier answer in the conversation had under that name. The
 * shapes are those of the recorded answers, except in two ways. What servers choose may be missing: timestamps, namespaces
 * and types of identifiers, locales. And where the older gateway had a fault, or its server was more tolerant than others,
 * {@code notAsRecorded} says which, and the shape is that of the answer which is right.
 *
 * @param told {@code conversation}; {@code record}, its number in the recording; {@code about}; {@code sent}; {@code answer},
 *     its StatusCode and Body; {@code then}, a notify that follows; {@code notAsRecorded}
 */
public record RecordedStep(JsonNode told) {

    private static final String FILE = "/io/opcuaws/app/conversations.jsonl";

    /** The steps of each conversation, by what they are about. */
    public static Map<String, List<RecordedStep>> conversations() {
        try (InputStream file = Objects.requireNonNull(RecordedStep.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> new RecordedStep(Json.parse(line)))
                    .collect(Collectors.groupingBy(
                            step -> step.told().path("conversation").stringValue(),
                            LinkedHashMap::new,
                            Collectors.toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The request as text, with what earlier answers had. */
    public String request(Map<String, String> known) {
        String text = told.path("sent").toString();
        for (var entry : known.entrySet()) {
            text = text.replace("\"$" + entry.getKey() + "\"", "\"" + entry.getValue() + "\"");
        }
        return text;
    }

    public String requestType() {
        return told.at("/sent/Header/MessageType").stringValue();
    }

    public String answerType() {
        String request = requestType();
        return request.substring(0, request.length() - "Request".length()) + "Response";
    }

    public boolean isLogin() {
        return requestType().equals("GW_LoginRequest");
    }

    /** Of StatusCode and Body. */
    public Shape answer() {
        return new Shape(told.path("answer"));
    }

    /** Of MessageType and Body. */
    public Optional<Shape> then() {
        return told.has("then") ? Optional.of(new Shape(told.path("then"))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "record " + told.path("record").asString() + " ("
                + told.path("about").asString("") + ") " + requestType();
    }
}
