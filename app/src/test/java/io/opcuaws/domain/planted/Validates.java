package io.opcuaws.domain.planted;

import com.networknt.schema.SpecificationVersion;

/** Checks messages outside the codec. */
public final class Validates {

    private Validates() {}

    static String version() {
        return SpecificationVersion.DRAFT_2020_12.toString();
    }
}
