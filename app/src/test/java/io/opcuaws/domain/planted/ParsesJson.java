package io.opcuaws.domain.planted;

import tools.jackson.databind.json.JsonMapper;

/** Reads the mail that the domain should only route. */
public final class ParsesJson {

    private ParsesJson() {}

    static int size(String json) {
        return new JsonMapper().readTree(json).size();
    }
}
